"""Which cluster may be spoken to?

Whoever reaches a cluster can run programs on it, and whoever reads along reads the articles. So an address without TLS
is taken only if it leads nowhere but to this machine.
"""

import ipaddress
import tomllib
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from analysis.errors import PlanError

LOCAL = "local"
FILES = {"ca": "tls_ca_file", "cert": "tls_client_cert", "key": "tls_client_key"}
EXAMPLE = "tls://HOST:PORT with --cluster-tls FILE, tcp://127.0.0.1:PORT, or local"


def check_cluster(address: str | None, tls: str | None, workers: int | None) -> None:
    """Refuse what cannot be asked of a cluster, before any work is done.

    Raises:
        PlanError: the address cannot be used, its certificates are not there, or two things were asked for at once.
    """
    if address is None:
        if tls:
            raise PlanError(f"--cluster-tls {tls}: there is no --cluster to use it for; leave it out, or name one")
        return
    check_address(address)
    read_tls(address, tls)
    if workers and address != LOCAL:
        raise PlanError(f"--workers {workers}: the cluster {address} has its own; leave it out")


def check_address(address: str) -> None:
    """Refuse an address that is none, or that goes over a network in the clear.

    Raises:
        PlanError: it does.
    """
    if address == LOCAL:
        return
    try:
        parts = urlsplit(address)
        is_whole = parts.scheme in ("tls", "tcp") and parts.hostname and parts.port and not parts.path
    except ValueError:
        is_whole = False
    if not is_whole:
        raise PlanError(f"--cluster {address!r} is no address of a cluster; write {EXAMPLE}")
    if parts.scheme == "tcp" and not is_loopback(parts.hostname or ""):
        raise PlanError(
            f"--cluster {address!r}: without TLS anyone on the way could read and change what is sent; write {EXAMPLE}"
        )


def is_loopback(host: str) -> bool:
    """Whether a host is this machine, by its number; a name could lead elsewhere."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def read_tls(address: str, file: str | None) -> dict[str, str]:
    """The certificates for an address, by the names that the cluster's library has for them.

    Raises:
        PlanError: they are missing, cannot be read, or are not needed.
    """
    if not address.startswith("tls:"):
        if file:
            raise PlanError(
                f"--cluster-tls {file}: {address} has no use for it; leave it out, or write tls://HOST:PORT"
            )
        return {}
    if not file:
        raise PlanError(f"--cluster {address}: name the file that names ca, cert and key with --cluster-tls FILE")
    try:
        raw = tomllib.loads(Path(file).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise PlanError(
            f"--cluster-tls {file}: cannot be read: {error}; write ca, cert and key, each a path"
        ) from error
    if raw.keys() != FILES.keys():
        raise PlanError(f"--cluster-tls {file}: it names {', '.join(raw) or 'nothing'}; write ca, cert and key")
    paths = {name: Path(file).parent / str(path) for name, path in raw.items()}
    for name, path in paths.items():
        if not path.is_file():
            raise PlanError(f"--cluster-tls {file}: {name} is {raw[name]!r}, and there is no such file; write its path")
    check_certificates(paths, file)
    return {FILES[name]: str(path) for name, path in paths.items()}


def check_certificates(paths: Mapping[str, Path], file: str) -> None:
    """Refuse files that hold no certificates, or a key that is not that of the certificate.

    Raises:
        PlanError: with the file that is wrong.
    """
    import ssl  # takes as long as all else here, and most clusters are local

    try:
        ssl.create_default_context(cafile=paths["ca"])
    except (ssl.SSLError, OSError) as error:
        raise PlanError(
            f"--cluster-tls {file}: ca ({paths['ca']}) holds no certificate (PEM); write its path"
        ) from error
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_cert_chain(paths["cert"], paths["key"], password="")
    except (ssl.SSLError, OSError, ValueError) as error:
        raise PlanError(
            f"--cluster-tls {file}: cert ({paths['cert']}) and key ({paths['key']}) are no certificate and its key; "
            "write paths of PEM without a password"
        ) from error
