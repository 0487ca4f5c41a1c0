"""What would change the package: one number at a time, or all weights together.

``numbers`` lists what may move and moves it; ``candidates`` are the packages looked at; ``follow`` (with
``bends``) and ``set_by_reader`` give their scores along one number; ``trace`` finds what changes along
it; ``find`` puts it together.
"""
