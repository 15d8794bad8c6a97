"""PostgreSQL servers of our own, in a temporary folder and on sockets alone."""
import os
import signal
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))[-1]


def as_owner(*command, **options):
    """The server refuses to run as root."""
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    done = subprocess.run([*prefix, *map(str, command)], capture_output=True, timeout=120, check=False, **options)
    if done.returncode != 0:
        raise RuntimeError(f"{command}: {done.stdout}{done.stderr}")
    return done


class Server:
    """One server; `copy_of` makes it a standby of another one."""

    def __init__(self, folder, copy_of=None, **settings):
        self.folder = Path(folder)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.geteuid() == 0:
            subprocess.run(["chown", "-R", "postgres", str(self.folder)], check=True)
        self.data, self.settings = self.folder / "data", settings
        if copy_of is None:
            as_owner(PROGRAMS / "initdb", "--pgdata", self.data, "--username=postgres", "--auth=trust", "--encoding=UTF8",
                     "--locale=C.UTF-8", "--no-sync")
        else:
            as_owner(PROGRAMS / "pg_basebackup", "--pgdata", self.data, "--write-recovery-conf", "--wal-method=stream", "--checkpoint=fast",
                     "--no-sync", "--dbname", f"host={copy_of.folder} user=postgres application_name={self.folder.name}")
        self.start()

    def start(self):
        options = {"listen_addresses": "''", "unix_socket_directories": f"'{self.folder}'", "max_connections": 100, **self.settings}
        given = " ".join(f"-c {name}={value}" for name, value in options.items())
        try:
            as_owner(PROGRAMS / "pg_ctl", "--pgdata", self.data, "--log", self.folder / "log", "--wait", "start", "--options", given)
        except RuntimeError as error:
            raise RuntimeError(f"{error}\n{(self.folder / 'log').read_text()[-2000:]}") from error

    def pid(self):
        return int((self.data / "postmaster.pid").read_text().split()[0])

    def kill(self):
        """As when the machine goes away: every process at once."""
        postmaster = self.pid()
        children = subprocess.run(["ps", "-o", "pid=", "--ppid", str(postmaster)], capture_output=True, text=True, check=False).stdout.split()
        for pid in [postmaster, *map(int, children)]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        # Their numbers may not be free before somebody waits for them, and a new server would take them for living ones.
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        for socket in self.folder.glob(".s.PGSQL.*"):
            socket.unlink()

    def stop(self):
        subprocess.run([*(["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []), str(PROGRAMS / "pg_ctl"), "--pgdata", str(self.data),
                        "--mode=immediate", "stop"], capture_output=True, check=False, timeout=120)

    def promote(self):
        as_owner(PROGRAMS / "pg_ctl", "--pgdata", self.data, "--wait", "promote")

    def sql(self, statement, database="postgres"):
        return as_owner(PROGRAMS / "psql", "-XAtq", "-h", self.folder, "-U", "postgres", "-d", database, "-c", statement, text=True).stdout.strip()

    def database(self, name):
        """The address of a new one."""
        self.sql(f"CREATE DATABASE {name}")
        return f"postgresql:///{name}?host={self.folder}&user=postgres"


def folder():
    """A short one: the path of a socket has at most 107 bytes. The server's owner must reach it."""
    made = tempfile.TemporaryDirectory(prefix="gkpg-", dir="/tmp")
    Path(made.name).chmod(0o755)
    return made
