//! Three `MariaDB` nodes of one Galera cluster, Debian's, on loopback, each with a folder of its own.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, bail};

use crate::{
    Grown,
    own::{command, done, folder, free_port},
};

/// What every node is told; see there.
const SETTINGS: &str = include_str!("../../../servers/waline/galera.cnf");
/// The tables that Waline 1.39 reads and writes.
pub const TABLES: &str = include_str!("../../../servers/waline/mariadb.sql");
/// How many nodes there are: the fewest of which one may be lost.
pub const NODES: usize = 3;
/// Where Debian has the programs and what makes a cluster of them.
const SERVER: &str = "/usr/sbin/mariadbd";
const LIBRARY: &str = "/usr/lib/galera/libgalera_smm.so";
/// Who comes from the Walines, and by which password.
const USER: &str = "waline";
const PASSWORD: &str = "only-for-development";

/// The cluster. It ends when this is dropped.
#[derive(Debug)]
pub struct Galera {
    folder: PathBuf,
    ports: [Ports; NODES],
    nodes: [Option<Grown>; NODES],
}

/// Where a node listens: for clients, for the others, and twice for what it has missed.
#[derive(Clone, Copy, Debug)]
struct Ports {
    clients: u16,
    group: u16,
    missed: u16,
    whole: u16,
}

/// The packages of Debian that are missing here.
#[must_use]
pub fn missing() -> Vec<&'static str> {
    let parts = [
        (SERVER, "mariadb-server"),
        (LIBRARY, "galera-4"),
        ("/usr/bin/rsync", "rsync"),
        ("/bin/ss", "iproute2"),
        ("/usr/bin/lsof", "lsof"),
    ];
    parts.into_iter().filter(|(file, _)| !Path::new(file).exists()).map(|(_, package)| package).collect()
}

impl Galera {
    /// Starts three nodes in this folder, which is to be empty.
    ///
    /// # Errors
    /// When something is not installed, or a node does not come up.
    pub fn start(here: &Path) -> Result<Self> {
        let missing = missing();
        if !missing.is_empty() {
            bail!("Galera is missing: `apt-get install {}`", missing.join(" "));
        }
        folder(here)?;
        let ports = || {
            let (clients, group, missed, whole) = (free_port()?, free_port()?, free_port()?, free_port()?);
            Ok::<_, anyhow::Error>(Ports { clients, group, missed, whole })
        };
        let ports = [ports()?, ports()?, ports()?];
        let mut cluster = Self { folder: here.to_owned(), ports, nodes: [None, None, None] };
        for node in 0..NODES {
            cluster.begin(node, node == 0)?;
            if node == 0 {
                let user = format!("CREATE USER '{USER}'@'%' IDENTIFIED BY '{PASSWORD}'");
                let rights = format!("GRANT ALL ON waline.* TO '{USER}'@'%'");
                // By it, HAProxy sees whether a node answers.
                let checks = "CREATE USER 'haproxy'@'%'";
                let made = ["CREATE DATABASE waline CHARACTER SET utf8mb4", &user, &rights, checks];
                cluster.query(0, &made.join("; "))?;
                cluster.query(0, &["USE waline; ", TABLES].concat())?;
            }
        }
        Ok(cluster)
    }

    /// The variables that tell a Waline of the database at this port.
    #[must_use]
    pub fn environment(port: u16) -> Vec<(String, String)> {
        let port = port.to_string();
        [("HOST", "127.0.0.1"), ("PORT", &port), ("DB", "waline"), ("USER", USER), ("PASSWORD", PASSWORD)]
            .map(|(name, value)| (format!("MYSQL_{name}"), value.to_owned()))
            .into()
    }

    /// Where the nodes take clients.
    #[must_use]
    pub fn ports(&self) -> [u16; NODES] {
        self.ports.map(|ports| ports.clients)
    }

    /// Ends a node as a power cut does.
    pub fn kill(&mut self, node: usize) {
        self.nodes[node] = None;
    }

    /// Starts a node that was killed, and waits until it has what it missed.
    ///
    /// # Errors
    /// When it does not come up.
    pub fn start_again(&mut self, node: usize) -> Result<()> {
        self.begin(node, false)
    }

    /// What a node answers to SQL: a line for each row, a tabulator between the columns.
    ///
    /// # Errors
    /// What the node says.
    pub fn query(&self, node: usize, sql: &str) -> Result<String> {
        let mut client = command("/usr/bin/mariadb", &self.place(node))?;
        client.args([
            "--no-defaults",
            "--batch",
            "--skip-column-names",
            "--user=root",
            "--default-character-set=utf8mb4",
        ]);
        done(client.arg("--socket").arg(self.place(node).join("socket")).args(["--execute", sql]))
    }

    fn place(&self, node: usize) -> PathBuf {
        self.folder.join(format!("node{}", node + 1))
    }

    fn begin(&mut self, node: usize, is_first: bool) -> Result<()> {
        let here = self.place(node);
        folder(&here)?;
        let data = here.join("data");
        if !data.join("mysql").is_dir() {
            let mut install = command("/usr/bin/mariadb-install-db", &here)?;
            install.arg("--no-defaults").arg(format!("--datadir={}", data.display()));
            done(install.args(["--auth-root-authentication-method=normal", "--skip-test-db"]))?;
        }
        let log = here.join("mariadb.log");
        let mut server = Grown::start(&mut self.server(node, is_first)?, &log)?;
        let is_synced = || {
            let state = self.query(node, "SHOW STATUS LIKE 'wsrep_local_state_comment'").ok()?;
            state.trim().ends_with("Synced").then_some(())
        };
        server.wait_for(is_synced).with_context(|| {
            let log = fs::read_to_string(&log).unwrap_or_default();
            let end: Vec<_> = log.lines().rev().take(30).collect();
            format!("node {} of Galera: {}", node + 1, end.into_iter().rev().collect::<Vec<_>>().join("\n"))
        })?;
        self.nodes[node] = Some(server);
        Ok(())
    }

    fn server(&self, node: usize, is_first: bool) -> Result<Command> {
        let here = self.place(node);
        let settings = here.join("galera.cnf");
        fs::write(&settings, SETTINGS)?;
        let Ports { clients, group, missed, whole } = self.ports[node];
        let others: Vec<_> = self.ports.iter().map(|ports| format!("127.0.0.1:{}", ports.group)).collect();
        let mut server = command(SERVER, &here)?;
        server.arg(format!("--defaults-file={}", settings.display()));
        for (name, file) in [("datadir", "data"), ("socket", "socket"), ("pid-file", "pid")] {
            server.arg(format!("--{name}={}", here.join(file).display()));
        }
        let options = format!(
            "base_port={group};gmcast.listen_addr=tcp://127.0.0.1:{group};ist.recv_addr=127.0.0.1:{missed}"
        );
        for (name, value) in [
            ("bind-address", "127.0.0.1".to_owned()),
            ("port", clients.to_string()),
            ("wsrep-cluster-address", format!("gcomm://{}", others.join(","))),
            ("wsrep-node-name", format!("node{}", node + 1)),
            ("wsrep-node-address", format!("127.0.0.1:{group}")),
            ("wsrep-provider-options", options),
            ("wsrep-sst-receive-address", format!("127.0.0.1:{whole}")),
        ] {
            server.arg(format!("--{name}={value}"));
        }
        if is_first {
            server.arg("--wsrep-new-cluster");
        }
        Ok(server)
    }
}
