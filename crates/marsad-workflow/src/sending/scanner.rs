//! The virus scanner that files pass before they are kept: clamd, asked by its command `INSTREAM` (clamd(8)), over TCP or a
//! socket of this machine.
//!
//! INVARIANT: where a scanner is set, nothing that it has not called clean is kept. One that does not answer, or answers
//! something else, keeps everything out. Where none is set nothing is scanned, and the page of the administrator says so.

use std::io;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use marsad_protect::sha256_hex;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpStream;
#[cfg(unix)]
use tokio::net::UnixStream;

use crate::{Actor, Refusal, Work, WorkError};

/// So much of a file is sent at once.
const CHUNK_BYTES: usize = 64 << 10;
/// An answer is no longer.
const ANSWER_BYTES_MAX: u64 = 4 << 10;
/// A scanner that says nothing for so long does not answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// Where a scanner is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScannerAddress {
    /// Over the network, as `HOST:PORT`.
    Tcp(String),
    /// By a socket of this machine, as `unix:/PATH`.
    Unix(PathBuf),
}

impl FromStr for ScannerAddress {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Some(path) = text.strip_prefix("unix:").filter(|path| path.starts_with('/')) {
            return Ok(Self::Unix(path.into()));
        }
        let port =
            text.rsplit_once(':').filter(|(host, _)| !host.is_empty()).and_then(|(_, port)| port.parse::<u16>().ok());
        port.map(|_| Self::Tcp(text.to_owned()))
            .ok_or_else(|| format!("`{text}` is no address of a scanner: write `HOST:PORT` or `unix:/PATH`"))
    }
}

/// What a scanner says of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Scanned {
    Clean,
    /// It holds what is known by this name.
    Infected(String),
}

impl ScannerAddress {
    async fn scan(&self, bytes: &[u8]) -> io::Result<Scanned> {
        let asked = async {
            match self {
                Self::Tcp(address) => converse(TcpStream::connect(address).await?, bytes).await,
                #[cfg(unix)]
                Self::Unix(path) => converse(UnixStream::connect(path).await?, bytes).await,
                #[cfg(not(unix))]
                Self::Unix(_) => Err(io::ErrorKind::Unsupported.into()),
            }
        };
        tokio::time::timeout(PATIENCE, asked).await.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
    }
}

/// One conversation: the command, the file in chunks with their lengths before them, a chunk of nothing, the answer.
async fn converse(mut stream: impl AsyncRead + AsyncWrite + Unpin, bytes: &[u8]) -> io::Result<Scanned> {
    stream.write_all(b"zINSTREAM\0").await?;
    for chunk in bytes.chunks(CHUNK_BYTES) {
        stream.write_all(&(chunk.len() as u32).to_be_bytes()).await?;
        stream.write_all(chunk).await?;
    }
    stream.write_all(&0_u32.to_be_bytes()).await?;
    stream.flush().await?;
    let mut answer = Vec::new();
    stream.take(ANSWER_BYTES_MAX).read_to_end(&mut answer).await?;
    said(&String::from_utf8_lossy(&answer))
}

/// Reads an answer: `stream: OK`, or `stream: NAME FOUND`. Whatever else it says, it has not called the file clean.
fn said(answer: &str) -> io::Result<Scanned> {
    let answer = answer.trim_matches(['\0', '\r', '\n', ' ']);
    let verdict = answer.strip_prefix("stream: ").unwrap_or_default();
    match (verdict, verdict.strip_suffix(" FOUND")) {
        ("OK", _) => Ok(Scanned::Clean),
        (_, Some(name)) => Ok(Scanned::Infected(name.to_owned())),
        _ => Err(io::Error::other(format!("the scanner answered {answer:?}"))),
    }
}

impl Work {
    /// Whether files are looked at by a scanner before they are kept.
    pub fn is_scanned(&self) -> bool {
        self.scanner.is_some()
    }

    /// Refuses a file in which the scanner finds something, and writes down that it came; also whatever comes while the
    /// scanner does not answer. `about` is what the file was sent for.
    pub(crate) async fn refuse_infected(&self, actor: &Actor, (about, bytes): (&str, &[u8])) -> Result<(), WorkError> {
        let Some(scanner) = &self.scanner else { return Ok(()) };
        match scanner.scan(bytes).await {
            Ok(Scanned::Clean) => Ok(()),
            Ok(Scanned::Infected(name)) => {
                let subject = format!("{about} {name} {}", sha256_hex(bytes));
                let change = self.begin().await?;
                self.commit(change, actor, ("refuse_infected", &subject)).await?;
                Err(Refusal::Infected(name).into())
            }
            Err(error) => {
                tracing::error!(detail = %error, "the virus scanner does not answer: nothing is kept");
                Err(Refusal::ScannerAway(about.to_owned()).into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_called_clean_is_not_clean() {
        let check = |answer: &str, expected: Option<Scanned>| assert_eq!(said(answer).ok(), expected, "{answer:?}");
        check("stream: OK\0", Some(Scanned::Clean));
        check("stream: OK\n", Some(Scanned::Clean));
        check("stream: Eicar-Test-Signature FOUND\0", Some(Scanned::Infected("Eicar-Test-Signature".to_owned())));
        check("INSTREAM size limit exceeded. ERROR\0", None);
        check("stream: lstat() failed. ERROR\0", None);
        check("OK", None);
        check("", None);
    }

    #[test]
    fn an_address_is_a_host_with_a_port_or_a_socket() {
        let check = |text: &str, expected: Option<ScannerAddress>| {
            assert_eq!(text.parse::<ScannerAddress>().ok(), expected, "{text}");
        };
        check("127.0.0.1:3310", Some(ScannerAddress::Tcp("127.0.0.1:3310".to_owned())));
        check("[::1]:3310", Some(ScannerAddress::Tcp("[::1]:3310".to_owned())));
        check("unix:/run/clamav/clamd.ctl", Some(ScannerAddress::Unix("/run/clamav/clamd.ctl".into())));
        for wrong in ["", "clamd", "clamd:", ":3310", "clamd:99999", "unix:", "unix:clamd.ctl"] {
            check(wrong, None);
        }
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn a_file_goes_through_a_socket_in_chunks_and_comes_out_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("clamd.ctl");
        let listener = tokio::net::UnixListener::bind(&path).unwrap();
        let served = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut command = [0; 10];
            stream.read_exact(&mut command).await.unwrap();
            assert_eq!(&command, b"zINSTREAM\0");
            let mut lengths = Vec::new();
            loop {
                let length = stream.read_u32().await.unwrap();
                if length == 0 {
                    break;
                }
                let mut chunk = vec![0; length as usize];
                stream.read_exact(&mut chunk).await.unwrap();
                lengths.push(chunk.len());
            }
            stream.write_all(b"stream: OK\0").await.unwrap();
            lengths
        });
        let bytes = vec![7; CHUNK_BYTES + 1];
        assert_eq!(ScannerAddress::Unix(path).scan(&bytes).await.unwrap(), Scanned::Clean);
        assert_eq!(served.await.unwrap(), [CHUNK_BYTES, 1]);
    }
}
