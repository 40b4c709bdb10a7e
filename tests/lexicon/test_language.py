"""Which language a text is in."""

import pytest

from sayso.lexicon import detect_language, is_latin

TEXTS = {
    "en": "The minister said that the talks would go on for as long as it took to reach an agreement with both sides.",
    "de": "Der Sprecher sagte am Montag, dass die Truppen sich aus der Stadt zurückgezogen hätten und niemand "
    "verletzt worden sei; weitere Einzelheiten wollte er nicht nennen.",
    "fr": "Le président a déclaré lundi que les troupes avaient quitté la ville et que personne n'avait été blessé "
    "dans les combats, selon un communiqué du ministère.",
    "ru": "Представитель министерства заявил в понедельник, что войска покинули город и что никто не пострадал "
    "во время боев, которые продолжались три дня.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_the_language_of_a_report_is_told(language: str) -> None:
    assert detect_language(TEXTS[language]) == language


@pytest.mark.parametrize("text", ["", "12:30", "Kim Jong Un", "???", "김정은"])
def test_what_is_too_short_is_not_guessed(text: str) -> None:
    assert detect_language(text) is None


def test_english_full_of_foreign_names_stays_english() -> None:
    text = "Nurlan Seitkali and Aigerim Zhaksylykova of Qaraghandy beat Urszula Wójcik and Krzysztof Szczęsny in Łódź."
    assert detect_language(text) in {"en", None}


def test_script_is_told_by_most_words() -> None:
    assert is_latin("Kim said 안녕 to the press")
    assert not is_latin(TEXTS["ru"])
    assert is_latin("")
