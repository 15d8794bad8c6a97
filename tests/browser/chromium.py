"""Drives a headless Chromium over a pipe, with Python's own library only."""
import base64
import contextlib
import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Page:
    """One tab. `call` sends a command of the DevTools protocol and returns its result."""

    def __init__(self, process, to_browser, from_browser, downloads, network):
        self.process, self.to_browser, self.from_browser = process, to_browser, from_browser
        self.downloads = downloads
        self.number = 0
        self.session = None
        self.rest = b""
        self.errors = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "DOM", "Network"):
            self.call(domain + ".enable")
        self.call("Network.emulateNetworkConditions", offline=not network, latency=0, downloadThroughput=-1, uploadThroughput=-1)
        self.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(downloads))

    def message(self):
        while b"\0" not in self.rest:
            piece = os.read(self.from_browser, 1 << 16)
            if not piece:
                raise RuntimeError("the browser has ended")
            self.rest += piece
        text, self.rest = self.rest.split(b"\0", 1)
        return json.loads(text)

    def send(self, command):
        os.write(self.to_browser, json.dumps(command).encode() + b"\0")

    def call(self, method, **params):
        self.number += 1
        command = {"id": self.number, "method": method, "params": params}
        if self.session and not method.startswith(("Target.", "Browser.")):
            command["sessionId"] = self.session
        self.send(command)
        while True:
            message = self.message()
            if message.get("method") == "Runtime.exceptionThrown":
                self.errors.append(message["params"]["exceptionDetails"])
            if message.get("method") == "Page.javascriptDialogOpening":
                self.number += 1
                self.send({"id": self.number, "method": "Page.handleJavaScriptDialog", "params": {"accept": True},
                           "sessionId": self.session})
            if message.get("id") == command["id"]:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']['message']}")
                return message["result"]

    def run(self, script):
        """The value of a JavaScript expression."""
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"])
        return result["result"].get("value")

    def wait_for(self, script, seconds=20):
        end = time.monotonic() + seconds
        while not self.run(script):
            if time.monotonic() > end:
                raise TimeoutError(script)
            time.sleep(0.02)

    def open(self, url, width=1366, height=768):
        self.resize(width, height)
        self.call("Page.navigate", url=url)
        self.wait_for(f"location.href === {json.dumps(url)} && document.readyState === 'complete'")

    def resize(self, width, height):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def visit(self, url):
        """Goes there, wherever that leads; the status of the answer."""
        self.run("globalThis.left = true")
        self.call("Page.navigate", url=url)
        self.wait_for("!globalThis.left && document.readyState === 'complete'")
        return self.run("performance.getEntriesByType('navigation')[0].responseStatus")

    def type(self, text):
        """Into what has the focus."""
        self.call("Input.insertText", text=text)

    def press(self, key):
        codes = {"Enter": 13, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Backspace": 8, "Tab": 9}
        for kind in ("rawKeyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=codes[key])

    def activate(self):
        """Enter on the button that has the focus."""
        for kind, text in (("keyDown", {"text": "\r"}), ("keyUp", {})):
            self.call("Input.dispatchKeyEvent", type=kind, key="Enter", code="Enter", windowsVirtualKeyCode=13, **text)

    def print_to(self, path):
        path.write_bytes(base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True)["data"]))

    def photograph(self, path):
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))

    def choose_file(self, selector, path):
        root = self.call("DOM.getDocument")["root"]["nodeId"]
        node = self.call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.call("DOM.setFileInputFiles", nodeId=node, files=[str(path)])

    def downloaded(self, seconds=20):
        """The text of the one file in the download folder, which is taken away."""
        end = time.monotonic() + seconds
        while True:
            found = [path for path in self.downloads.iterdir() if path.suffix != ".crdownload"]
            if found and found[0].stat().st_size > 0:
                text = found[0].read_text(encoding="utf-8")
                found[0].unlink()
                return found[0].name, text
            if time.monotonic() > end:
                raise TimeoutError("nothing was downloaded")
            self.run("1")  # lets the browser speak
            time.sleep(0.05)


@contextlib.contextmanager
def page(network=False):
    """A tab of a browser of its own, without network where it is not asked for, that ends with the block."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        downloads = Path(name) / "downloads"
        downloads.mkdir()
        to_browser_read, to_browser = os.pipe()
        from_browser, from_browser_write = os.pipe()
        command = [PROGRAM, "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-first-run",
                   "--remote-debugging-pipe", "--lang=zh-CN", "--accept-lang=zh-CN", f"--user-data-dir={name}/profile"]

        def descriptors():  # the browser reads commands from 3 and answers on 4
            read, write = os.dup(to_browser_read), os.dup(from_browser_write)
            os.dup2(read, 3)
            os.dup2(write, 4)

        process = subprocess.Popen(command, preexec_fn=descriptors, close_fds=False, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser_read)
        os.close(from_browser_write)
        try:
            yield Page(process, to_browser, from_browser, downloads, network)
        finally:
            process.terminate()
            process.wait(timeout=20)
            os.close(to_browser)
            os.close(from_browser)
