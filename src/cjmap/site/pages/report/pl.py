"""The words of the report, in Polish."""

WORDS: dict[str, str | tuple[str, ...]] = {
    "kind": "Raport",
    "whole": "Cała mapa:",
    "section": "Część raportu",
}
