"""The screens of a room: the facilitator's, on the page Room, and the participants', behind the join link."""
