"""Which clusters are spoken to, and with which certificates."""

from pathlib import Path

import pytest

from analysis.batch.address import check_address, check_cluster, read_tls
from analysis.errors import PlanError


@pytest.mark.parametrize(
    "address", ["local", "tls://10.0.0.5:8786", "tls://[::1]:8786", "tcp://127.0.0.1:1", "tcp://[::1]:1"]
)
def test_an_address_is_taken_if_nobody_can_read_along(address: str) -> None:
    check_address(address)


@pytest.mark.parametrize(
    "address",
    ["tcp://10.0.0.5:8786", "tcp://0.0.0.0:8786", "tcp://127.0.0.1.example.org:8786", "tcp://[2001:db8::1]:1"],
)
def test_an_address_without_tls_leads_to_this_machine_alone(address: str) -> None:
    with pytest.raises(PlanError, match=r"without TLS anyone on the way could read .*; write tls://HOST:PORT"):
        check_address(address)


@pytest.mark.parametrize("address", ["", "10.0.0.5:8786", "tls://host", "ws://host:1", "tls://host:x", "tls://h:1/x"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(PlanError, match="is no address of a cluster; write"):
        check_address(address)


@pytest.mark.parametrize(
    ("address", "tls", "workers", "said"),
    [
        (None, "tls.toml", None, "there is no --cluster to use it for"),
        ("local", "tls.toml", None, "local has no use for it"),
        ("tcp://127.0.0.1:1", None, 2, "--workers 2: the cluster tcp://127.0.0.1:1 has its own"),
        ("tls://host:1", None, None, "name the file that names ca, cert and key with --cluster-tls FILE"),
        ("tls://host:1", "missing.toml", None, "missing.toml: cannot be read: .*; write ca, cert and key"),
    ],
)
def test_what_does_not_go_together_is_refused(
    address: str | None, tls: str | None, workers: int | None, said: str
) -> None:
    with pytest.raises(PlanError, match=said):
        check_cluster(address, tls, workers)


def write_pem(folder: Path) -> Path:
    """A file that names the certificates of a cluster, and they beside it."""
    distributed = pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
    pytest.importorskip("cryptography", reason="the extra [cluster] is not installed")
    made = distributed.Security.temporary()
    for name, pem in (("ca", made.tls_ca_file), ("cert", made.tls_client_cert), ("key", made.tls_client_key)):
        (folder / f"{name}.pem").write_text(pem)
    file = folder / "tls.toml"
    file.write_text('ca = "ca.pem"\ncert = "cert.pem"\nkey = "key.pem"\n')
    return file


def test_a_file_names_three_certificates_beside_it(tmp_path: Path) -> None:
    assert read_tls("tls://host:1", str(write_pem(tmp_path))) == {
        "tls_ca_file": str(tmp_path / "ca.pem"),
        "tls_client_cert": str(tmp_path / "cert.pem"),
        "tls_client_key": str(tmp_path / "key.pem"),
    }


def test_certificates_that_are_missing_or_none_are_named(tmp_path: Path) -> None:
    file = write_pem(tmp_path)
    pem = (tmp_path / "key.pem").read_text()

    (tmp_path / "key.pem").write_text("no key")
    with pytest.raises(PlanError, match=r"cert \(.*cert\.pem\) and key \(.*key\.pem\) are no certificate and its key"):
        read_tls("tls://host:1", str(file))

    (tmp_path / "key.pem").write_text(pem)
    (tmp_path / "ca.pem").write_text("no certificate")
    with pytest.raises(PlanError, match=r"ca \(.*ca\.pem\) holds no certificate"):
        read_tls("tls://host:1", str(file))

    (tmp_path / "ca.pem").unlink()
    with pytest.raises(PlanError, match=r"ca is 'ca.pem', and there is no such file"):
        read_tls("tls://host:1", str(file))

    file.write_text('ca = "ca.pem"\ncert = "cert.pem"\n')
    with pytest.raises(PlanError, match="it names ca, cert; write ca, cert and key"):
        read_tls("tls://host:1", str(file))
