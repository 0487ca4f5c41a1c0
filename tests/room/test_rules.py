"""Where rooms are kept, how often somebody may try, and the database that comes and goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from counterpoise.room import DatabaseAway, RoomFault, Submission, facilitate, find_place, take_part
from counterpoise.room.migrate import FOLDER, HEAD, read_revision
from counterpoise.room.rules import Limiter, code_of, read_code, write_code
from counterpoise.room.store import open_store
from counterpoise.room.tables import METADATA
from counterpoise.room.where import data_folder

URL = "COUNTERPOISE_DATABASE_URL"


@pytest.mark.parametrize("word", ["off", "OFF", " no ", "0", "false"])
def test_rooms_are_switched_off_whatever_else_is_named(word) -> None:
    place = find_place({"COUNTERPOISE_ROOMS": word, URL: "sqlite:///x", "COUNTERPOISE_LOCAL": "1"})
    assert not place.url
    assert "switched off" in place.reason


def test_a_hosted_copy_without_a_database_says_why_it_has_no_rooms() -> None:
    place = find_place({})
    assert not place.url
    assert "no disk that lasts" in place.reason
    assert URL in place.reason


def test_the_environment_counts_before_the_secrets_and_both_before_the_users_file() -> None:
    local = {"COUNTERPOISE_LOCAL": "1", "XDG_DATA_HOME": "/home/a/data"}
    assert find_place(local).url.startswith("sqlite:///")
    assert find_place(local, "postgres://u@h/d").url == "postgresql+psycopg://u@h/d"
    assert find_place({**local, URL: "postgresql://u@h/e"}, "postgres://u@h/d").url == "postgresql+psycopg://u@h/e"


@pytest.mark.parametrize("url", ["mysql://u:secret@h/d", "secret", "://", "http://secret@h"])
def test_a_database_of_another_kind_is_refused_without_repeating_it(url) -> None:
    place = find_place({URL: url})
    assert not place.url
    assert "postgresql:// or sqlite:///" in place.reason
    assert "secret" not in place.reason


def test_the_users_folder_is_that_of_the_system() -> None:
    assert data_folder({"XDG_DATA_HOME": "/d"}, "linux") == Path("/d/counterpoise")
    assert data_folder({}, "linux") == Path.home() / ".local/share/counterpoise"
    assert data_folder({"LOCALAPPDATA": "/l"}, "win32") == Path("/l/Counterpoise")
    assert data_folder({}, "darwin").parts[-3:] == ("Library", "Application Support", "Counterpoise")


def test_a_code_that_is_read_aloud_comes_back() -> None:
    code = code_of("any secret")
    assert read_code(write_code(code).lower()) == code
    assert write_code(code).count("-") == 2
    assert code_of("any other secret") != code


def test_who_tries_too_often_waits_and_others_do_not() -> None:
    now = [0.0]
    limiter = Limiter(3, 60, "Too many tries; wait a minute.", lambda: now[0])
    for _ in range(3):
        limiter.spend("a")
    with pytest.raises(RoomFault, match="Too many tries"):
        limiter.spend("a")
    limiter.spend("b")
    now[0] = 61
    limiter.spend("a")


def test_a_limiter_forgets_who_came_first_when_too_many_come() -> None:
    limiter = Limiter(1, 60, "No.", lambda: 0.0, most_known=5)
    for number in range(50):
        limiter.spend(str(number))
    assert len(limiter._times) == 5


def test_the_tables_are_those_that_the_migrations_make(store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    assert ScriptDirectory(str(FOLDER)).get_current_head() == HEAD
    with store.reading() as connection:
        assert read_revision(connection) == HEAD
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_a_database_is_opened_again_with_what_is_in_it(store, url, new) -> None:
    _, secret = facilitate.open_room(store, new())
    again = open_store(find_place({URL: url}).url, store.clock)
    assert facilitate.watch(again, secret).room.title == "Trams"
    again.close()


def test_a_database_of_a_newer_version_is_left_alone(store, url) -> None:
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '99'"))
    with pytest.raises(RoomFault, match="newer version of Counterpoise"):
        open_store(find_place({URL: url}).url)


def test_several_servers_may_open_an_empty_database_at_once(url) -> None:
    from concurrent.futures import ThreadPoolExecutor

    place = find_place({URL: url}).url
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(lambda _: open_store(place), range(4)))
    for store in stores:
        with store.reading() as connection:
            assert read_revision(connection) == HEAD
        store.close()


def test_a_file_that_cannot_be_written_is_said(tmp_path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(DatabaseAway, match="does not answer now"):
        open_store(f"sqlite:///{tmp_path / 'file' / 'rooms.sqlite3'}")
    (tmp_path / "text.sqlite3").write_text("no database " * 100)
    with pytest.raises(DatabaseAway):
        open_store(f"sqlite:///{tmp_path / 'text.sqlite3'}")


@pytest.mark.database
def test_a_database_that_is_killed_loses_nothing_acknowledged(postgres, new) -> None:
    store = open_store(find_place({URL: postgres.new_database()}).url)
    _, secret = facilitate.open_room(store, new())
    token = take_part.join(store, code_of(secret), "Ann")
    sent = take_part.submit(store, token, Submission("k", 1, {"noise": 1.0}))
    postgres.kill()
    try:
        for step in (
            lambda: take_part.submit(store, token, Submission("k", 1, {"noise": 1.0})),
            lambda: facilitate.watch(store, secret),
        ):
            with pytest.raises(DatabaseAway, match=r"what is on this page stays here. Try again"):
                step()
    finally:
        postgres.start()
    assert take_part.submit(store, token, Submission("k", 1, {"noise": 1.0})) == sent
    assert facilitate.watch(store, secret).answers == (sent,)
    store.close()


def test_nothing_of_a_step_that_fails_is_kept(store, new) -> None:
    _, secret = facilitate.open_room(store, new())
    good, late = facilitate.ImportedAnswer("Ann", {"cost": 1.0}), facilitate.ImportedAnswer("Bob", {"cost": 1.0}, 7)
    with pytest.raises(RoomFault, match="answers to round 7, but the room is in round 1"):
        facilitate.import_answers(store, secret, [good, late])
    assert facilitate.watch(store, secret).participants == ()
