"""What is asked many times while a page is drawn is answered once, and anew for the next."""

import threading

from pages.common.look import once_a_look, one_look


def counted():
    asked = []

    @once_a_look
    def ask() -> int:
        asked.append(1)
        return len(asked)

    return ask


def test_within_one_look_the_first_answer_stays():
    ask = counted()
    with one_look():
        assert [ask(), ask(), ask()] == [1, 1, 1]
    with one_look():
        assert ask() == 2


def test_outside_of_a_look_it_is_asked_anew():
    ask = counted()
    assert [ask(), ask()] == [1, 2]


def test_two_questions_do_not_share_an_answer():
    first, second = counted(), counted()
    with one_look():
        first()
        assert [first(), second(), second()] == [1, 1, 1]


def test_another_viewer_has_a_look_of_his_own():
    ask, seen = counted(), []
    with one_look():
        ask()
        other = threading.Thread(target=lambda: seen.append(ask()))
        other.start()
        other.join()
        assert (ask(), seen) == (1, [2])
