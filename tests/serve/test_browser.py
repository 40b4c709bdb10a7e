"""The pages in a real browser (Debian's chromium): looks, keyboard, accessibility, no jumping, no outside host."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn

from sayso.across import claims_of, find_figures, find_stories
from sayso.serve.app import create_app
from sayso.store import open_store
from tests.serve.made import example_url

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe_api = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed (Debian: apt-get install chromium)")

PHONE, DESKTOP = {"width": 390, "height": 800}, {"width": 1200, "height": 900}


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The pages of the example on a free port of this machine."""
    with open_store(example_url(), create=False) as store, socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(store), log_level="error", lifespan="on"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


def addresses() -> list[str]:
    """A page of every kind."""
    with open_store(example_url(), create=False) as store:
        (story,) = find_stories(store)
        claim = claims_of(store, story)[0]
        figure = max(find_figures(store), key=lambda each: len(each.values))
        return [
            "/", f"/stories/{story.id}", f"/claims/{claim.id}", f"/figures/{figure.id}", "/nothing-here",
            f"/articles/{story.articles[0]}", "/actors/Volodymyr%20Zelenskyy", "/search?words=Kursk", "/judgements",
            "/state",
        ]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_every_page_is_sound(site: str, browser: Any, size: dict[str, int], scheme: str) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    outside: list[str] = []
    trouble: list[str] = []
    page.on("request", lambda request: None if request.url.startswith((site, "data:")) else outside.append(request.url))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    axe = axe_api.Axe()
    for address in addresses():
        page.goto(f"{site}{address}")
        assert page.locator("h1").count() == 1, address
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, f"{address} is wider than a screen of {size['width']}"
        serious = [
            (each["id"], each["nodes"][0]["html"][:120])
            for each in axe.run(page).response["violations"]
            if each["impact"] in ("serious", "critical")
        ]
        assert serious == [], address
    assert (outside, trouble) == ([], [])
    context.close()


def test_by_keyboard_alone(site: str, browser: Any) -> None:
    page = browser.new_page(viewport=DESKTOP)
    page.goto(site)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href') || ''").startswith("/stories/"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/stories/**")
    assert "13" in page.locator(".numbers").inner_text()
    page.close()


def test_without_javascript(site: str, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for address in addresses():
        page.goto(f"{site}{address}")
        assert page.locator("main").inner_text().strip(), address
    context.close()


def test_nothing_jumps(site: str, browser: Any) -> None:
    page = browser.new_page(viewport=DESKTOP)
    for address in addresses():
        page.goto(f"{site}{address}")
        page.wait_for_load_state("networkidle")
        shifts = page.evaluate(
            "new Promise(done => { let sum = 0;"
            " new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value; }))"
            ".observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(sum), 100); })"
        )
        assert shifts < 0.05, address
    page.close()
