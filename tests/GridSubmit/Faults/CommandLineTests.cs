using System.Text.Json;
using HepAnalysis.GridSubmit.Tests.Authentication;
using HepAnalysis.GridSubmit.Tests.Cli;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Faults;

/// <summary>
/// Bad input and bad servers at the command line: one message with what, where, why and what to try, the right exit code, no secret. Each
/// command is run as a table and as JSON.
/// </summary>
[Category("Peers"), NonParallelizable]
internal sealed class CommandLineTests
{
    private const string Page = "<!DOCTYPE html>\n<html><head><title>Hotel</title></head><body>Please log in</body></html>\n";

    private static RucioServer Server => RucioServer.Current;

    private static string Jdoe => File.ReadAllText(Server.Configuration("jdoe"));

    [TestCase("files", "nosuch:x", 4, "there is no scope 'nosuch'", "nearest")]
    [TestCase("replicas", "mmc:broken", 4, "there is no scope 'mmc'", "nearest: mc")]
    [TestCase("download", "mcc:broken", 4, "there is no scope 'mcc'", "nearest: mc")]
    [TestCase("rules", "daata:run001.raw", 4, "there is no scope 'daata'", "nearest: data")]
    [TestCase("content", "mc:brokn", 4, "no such file, dataset or container", "mc:brokn")]
    [TestCase("files", "mc:..", 4, "'..' is no name", "address")]
    [TestCase("files", "mc:../../accounts/root", 4, "no such file, dataset or container", "mc:../../accounts/root")]
    [TestCase("files", "mc:a b/c%2F?d=e&f#g", 4, "no such file, dataset or container", "mc:a b/c%2F?d=e&f#g")]
    [TestCase("files", "mc:ünï×数", 4, "stands in no name of Rucio", "mc:ünï×数")]
    [TestCase("files", "mc:a\u001b[31m\nb", 4, "it holds control characters", "SCOPE:NAME")]
    [TestCase("files", "mc:", 4, "empty", "SCOPE:NAME")]
    [TestCase("files", "a:b:c", 4, "more than one colon", "SCOPE:NAME")]
    [TestCase("download", "mc:broken.nowhere", 6, "mc:broken.nowhere has no replica", "hep rucio replicas")]
    [TestCase("rses", "no=such=thing", 4, "RSE expression", "hep rucio rses")]
    [TestCase("rses", "NO-SUCH-RSE", 4, "RSE", "hep rucio rses")]
    public void NameThatIsNotThereOrNone(string command, string name, int code, string said, string hinted)
    {
        using var hep = new HepRucio();
        Fails(hep, [command, name], code, said, hinted);
        Assert.That(hep.Error, Does.Not.Contain("\u001b"));
    }

    [TestCase("password = ", "password = hunter2-", 6, "does not accept user name and password", "check username, password")]
    [TestCase("username = jdoe", "username = nobody", 6, "user 'nobody', account jdoe", "check username, password")]
    [TestCase("account = jdoe", "account = nobody", 6, "account nobody", "check username, password, account")]
    [TestCase("auth_type = userpass", "auth_type = userpas", 4, "'userpas' is not known", "did you mean userpass")]
    [TestCase("username = jdoe", "", 4, "the user name is missing", "RUCIO_USERNAME")]
    [TestCase("rucio_host = http", "rucio_host = htp", 4, "no address of a server", "line 2")]
    [TestCase("rucio_host", "rucio_hots", 4, "the address of the Rucio server is not known", "line 2 has 'rucio_hots'")]
    [TestCase("[client]", "[clients]", 4, "no section [client], only [clients]", "RUCIO_HOST")]
    [TestCase("[client]", "[client", 4, "line 1", "[client]")]
    [TestCase("password = ", "password = 100%", 4, "line 9", "%%")]
    [TestCase("[policy]", "some words", 4, "line 11", "name = value")]
    [TestCase("request_retries = 3", "request_timeout = soon", 4, "'soon' does not fit request_timeout", "number from 1")]
    [TestCase("auth_type = userpass", "auth_type = x509", 4, "the certificate is missing", "RUCIO_CLIENT_CERT")]
    public void ConfigurationThatIsWrong(string old, string wrong, int code, string said, string hinted)
    {
        Assert.That(Jdoe, Does.Contain(old));
        using var hep = new HepRucio();
        hep["RUCIO_CONFIG"] = hep.Folder.Write("rucio.cfg", Jdoe.Replace(old, wrong, StringComparison.Ordinal));
        Certificates.MakePrivate(hep.Folder["rucio.cfg"]);
        Fails(hep, ["whoami"], code, said, hinted);
        Assert.That(hep.Error, Does.Not.Contain("hunter2"));
    }

    [Test]
    public void ConfigurationThatIsMissing()
    {
        using var hep = new HepRucio("/nowhere/rucio.cfg");
        Fails(hep, ["whoami"], 4, "/nowhere/rucio.cfg", "RUCIO_CONFIG");
    }

    [Test]
    public void PingNeedsNoLogin()
    {
        using var hep = new HepRucio();
        hep["RUCIO_CONFIG"] = hep.Folder.Write("rucio.cfg", $"[client]\nrucio_host = {Server.Host}\n");
        Assert.That(hep.Succeed("ping"), Does.Contain("Rucio 41"));
        Fails(hep, ["whoami"], 4, "how to authenticate is not said", "auth_type");
        Assert.That(hep.Succeed("ping", "--host", Server.Host.ToString()), Does.Contain(Server.Host.Authority));
    }

    [Test]
    public void OptionsAreCalledAsTheyWereTyped()
    {
        using var hep = new HepRucio();
        Assert.That(hep.Succeed("whoami", "--host", Server.Host.ToString(), "--account", "jdoe"), Does.Contain("--host, ").And.Contain("--account").And.Not.Contain("the option"));
        Fails(hep, ["whoami", "--host", "localhost:1"], 4, "where: --host", "https://");
        Fails(hep, ["whoami", "--account", "j doe"], 4, "where: --account", "letters");
    }

    [TestCase("http://nowhere.invalid", "no host of the name nowhere.invalid", "RUCIO_HOST")]
    [TestCase("http://127.0.0.1:9", "Connection refused (127.0.0.1:9), tried 2 times", "port")]
    public void HostThatIsNotThere(string host, string said, string hinted)
    {
        using var hep = Impatient();
        Fails(hep, ["whoami", "--host", host], 6, said, hinted);
    }

    [Test]
    public void HostThatIsSilentOrNoRucio()
    {
        using var silent = new ScriptedServer((_, _) => new ScriptedServer.Answer([], IsSilent: true));
        using var page = new ScriptedServer((_, _) => ScriptedServer.Answer.Of(200, Page, "Content-Type: text/html"));
        using var hep = Impatient();
        Fails(hep, ["ping", "--host", silent.Address.ToString()], 6, "nothing was heard for 1 s", "request_timeout");
        Fails(hep, ["ping", "--host", page.Address.ToString()], 6, "not a Rucio server", "Please log in");
        Fails(hep, ["whoami", "--host", page.Address.ToString()], 6, "gave no token", "auth_host");
        hep["RUCIO_HOST"] = page.Address.ToString();
        foreach (var args in new[] { new[] { "whoami" }, ["ls"], ["ls", "mc:*"], ["files", "mc:broken"], ["replicas", "mc:broken"], ["rses"], ["quota"], ["add-rule", "mc:broken", "--rses", "SITE-A_DISK"] })
        {
            Fails(hep, args, 6, "not a Rucio server", "rucio_host");
        }

        Fails(hep, ["ping", "--host", $"https://{Server.Host.Authority}"], 6, "not https", "http at that port");
        Fails(hep, ["ping", "--host", $"http://{Server.HostTls.Authority}"], 6, "cannot be reached", "https at that port");
    }

    [Test]
    public void CredentialsThatHaveExpiredOrCannotBeUsed()
    {
        using var hep = new HepRucio(Server.Configuration("jdoe-x509"));
        var proxy = Certificates.Proxy(hep.Folder, Server, "jdoe", DateTimeOffset.UtcNow.AddHours(-3), DateTimeOffset.UtcNow.AddHours(-2));
        hep["RUCIO_CLIENT_PROXY"] = proxy;
        Fails(hep, ["whoami"], 6, "the proxy has expired", "voms-proxy-init");
        hep["RUCIO_CLIENT_PROXY"] = Server.Credential("stranger.proxy");
        Fails(hep, ["whoami"], 6, "does not accept the proxy", "Jane Unknown");

        hep["RUCIO_AUTH_TYPE"] = "x509";
        hep["RUCIO_CLIENT_KEY"] = Server.Credential("prod.key");
        Fails(hep, ["whoami"], 6, "do not belong together", "openssl x509");
        hep["RUCIO_CLIENT_KEY"] = hep.Folder.Write("open.key", File.ReadAllText(Server.Credential("jdoe.key")));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(hep.Folder["open.key"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        }

        Fails(hep, ["whoami"], 6, "open to other users", "chmod 600");
    }

    [TestCase("path=^/dids/.*/files status=401 class=CannotAuthenticate", "does not accept the credentials", "clock")]
    [TestCase("path=^/dids/.*/files status=500 class=DatabaseException", "the Rucio server failed", "try again")]
    [TestCase("path=^/dids/.*/files status=503 retry_after=0", "not available", "tried 2 times")]
    [TestCase("path=^/dids/.*/files delay=2", "does not answer", "request_timeout")]
    [TestCase("path=^/dids/.*/files cut=500", "broke a list off", "try again")]
    [TestCase("path=^/dids/.*/files cut=500 stall=2", "stopped in the middle of a list", "request_timeout")]
    [TestCase("path=^/auth/ status=502", "not available", "/auth/userpass")]
    public void ServerThatFails(string fault, string said, string hinted)
    {
        using var hep = Impatient();
        using (Server.Fault(fault))
        {
            Fails(hep, ["files", "data:run001.raw"], 6, said, hinted);
        }

        Assert.That(hep.Lines("files", "data:run001.raw")[^1], Does.StartWith("10 files"), "and then it is there again");
    }

    [Test]
    public void RuleWhoseAnswerIsLostIsMadeOnceAndReported()
    {
        using var hep = new HepRucio(Server.Configuration("prod"));
        using (Server.Fault("path=^/rules/ method=POST cut=0 times=1"))
        {
            hep.Succeed("add-rule", "data:run001.raw", "--rses", "SITE-D_TAPE", "--lifetime", "1h", "--json");
        }

        using var made = JsonDocument.Parse(hep.Out);
        Assert.That(Server.Succeed(hep.Folder.Path, Server.Configuration("prod"), "rucio", "rule", "list", "--did", "data:run001.raw").Split("SITE-D_TAPE"), Has.Length.EqualTo(2));
        Fails(hep, ["add-rule", "data:run001.raw", "--rses", "SITE-D_TAPE", "--lifetime", "1h"], 4, "has that rule already", "hep rucio rules");
    }

    private static HepRucio Impatient()
    {
        var hep = new HepRucio();
        hep["RUCIO_CONFIG"] = hep.Folder.Write("rucio.cfg", Jdoe.Replace("request_retries = 3", "request_retries = 1\nrequest_timeout = 1", StringComparison.Ordinal));
        Certificates.MakePrivate(hep.Folder["rucio.cfg"]);
        return hep;
    }

    // As a table and as JSON: one message, and nothing of it in what was asked for.
    private static void Fails(HepRucio hep, string[] args, int code, string said, string hinted)
    {
        foreach (var some in new[] { args, [.. args, "--json"] })
        {
            var asked = $"hep rucio {string.Join(' ', some)}";
            Assert.That(hep.Run(some), Is.EqualTo(code), $"{asked}: {hep.Error}");
            Assert.That(hep.Error, Does.Contain(said).And.Contain(hinted), asked);
            Assert.That(hep.Error.Split("hep: ").Length - 1, Is.EqualTo(1), $"{asked}: one message: {hep.Error}");
            Assert.That(hep.Error, Does.Contain("\n  why:   "), asked);
            var secrets = Directory.GetFiles(hep.Folder.Path, "auth_token_for_*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))
                .Select(File.ReadAllText).Append(Server.Password("jdoe")).Append(Server.Password("prod"));
            foreach (var secret in secrets)
            {
                Assert.That(hep.Out + hep.Error, Does.Not.Contain(secret.Trim()), asked);
            }
        }
    }
}
