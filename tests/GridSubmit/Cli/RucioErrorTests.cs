using System.Text.Json;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Cli;

/// <summary>What goes wrong is said once, with what to do, without a secret; a list that breaks off is never taken for whole.</summary>
[Category("Peers")]
public sealed class RucioErrorTests
{
    private static readonly string[][] Commands =
    [
        ["ping"], ["whoami"], ["ls"], ["ls", "mc:*"], ["files", "mc:broken"], ["content", "mc:everything"], ["replicas", "mc:broken"], ["rules"], ["metadata", "mc:broken"],
        ["rses", "SITE-A_DISK"], ["quota"], ["files", "mc:no"], ["whoami", "--account", "nobody"], ["add-rule", "mc:broken", "--rses", "no=where"], ["download", "mc:broken.nowhere"],
    ];

    [TestCase(new[] { "ls", "mmc:*" }, 4, "there is no scope 'mmc'", "nearest: mc")]
    [TestCase(new[] { "files", "mc:no" }, 4, "no such file, dataset or container", "hep rucio ls")]
    [TestCase(new[] { "replicas", "mc:no" }, 4, "no such file, dataset or container", "hep rucio ls")]
    [TestCase(new[] { "rules", "mc:no" }, 4, "no such file, dataset or container", "hep rucio ls")]
    [TestCase(new[] { "content", "mc:no" }, 4, "no such file, dataset or container", "hep rucio ls")]
    [TestCase(new[] { "files", "../../etc/passwd" }, 4, "it names no scope", "SCOPE:NAME")]
    [TestCase(new[] { "ls", "mc:*", "--type", "dats" }, 2, "there is no type 'dats'", "dataset")]
    [TestCase(new[] { "ls", "mc:*", "--filter", "run" }, 4, "a filter that cannot be read", "key=value")]
    [TestCase(new[] { "ls", "mc:*", "--short", "--json" }, 2, "two outputs", "one of them")]
    [TestCase(new[] { "replicas", "mc:broken", "--pfns", "--metalink" }, 2, "two outputs", "one of them")]
    [TestCase(new[] { "download", "mc:broken", "--parallel", "0" }, 2, "--parallel wants a number", "0")]
    [TestCase(new[] { "add-rule", "mc:broken" }, 2, "--rses", "--help")]
    [TestCase(new[] { "add-rule", "mc:broken", "--rses", "A", "--lifetime", "soon" }, 2, "--lifetime wants a time", "30d")]
    [TestCase(new[] { "whoami", "--host", "http://127.0.0.1:9" }, 6, "cannot be reached", "rucio_host")]
    public void ErrorSaysWhatToDo(string[] args, int code, string said, string hinted)
    {
        using var hep = new HepRucio();

        Assert.That(hep.Run(args), Is.EqualTo(code), hep.Error);
        Assert.That(hep.Error, Does.StartWith("hep: ").And.Contain(said).And.Contain(hinted));
    }

    [Test]
    public void WrongPasswordAndExpiredProxyAndUnknownAuthorityAreToldApart()
    {
        var server = RucioServer.Current;
        using var password = new HepRucio { ["RUCIO_PASSWORD"] = "it is not this" };
        using var authority = new HepRucio { ["RUCIO_HOST"] = server.HostTls.ToString(), ["RUCIO_AUTH_HOST"] = server.HostTls.ToString() };
        authority["X509_CERT_DIR"] = authority.Folder.Write("none.pem", File.ReadAllText(server.Credential("jdoe.pem")));

        Assert.That((password.Run("whoami"), authority.Run("whoami")), Is.EqualTo((6, 6)));
        Assert.That(password.Error, Does.Contain("does not accept user name and password").And.Not.Contain("it is not this"));
        Assert.That(authority.Error, Does.Contain("trust").IgnoreCase.And.Contain("try:"));
    }

    [Test]
    public void NoOutputHoldsASecret()
    {
        using var hep = new HepRucio();
        var said = string.Concat(Commands.Select(args =>
        {
            hep.Run(args);
            return hep.Out + hep.Error + (args.Contains("metadata") ? "" : Json(hep, args));
        }));
        var tokens = Directory.GetFiles(hep.Folder.Path, "auth_token_for_*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).Select(File.ReadAllText).ToList();

        Assert.That(tokens, Is.Not.Empty);
        Assert.That(said, Has.Length.GreaterThan(3000));
        foreach (var secret in tokens.Append(RucioServer.Current.Password("jdoe")))
        {
            Assert.That(said, Does.Not.Contain(secret.Trim()));
        }
    }

    [Test]
    public void EveryCommandHasJson()
    {
        using var hep = new HepRucio();
        foreach (var args in Commands.Take(11))
        {
            hep.Succeed([.. args, "--json"]);
            Assert.That(() => JsonDocument.Parse(hep.Out).Dispose(), Throws.Nothing, string.Join(' ', args));
        }
    }

    [Test]
    public void TablesFitATerminalOf80Columns()
    {
        using var hep = new HepRucio { IsTerminal = true };
        foreach (var args in new[] { new[] { "ls", "mc:*" }, ["files", "mc:/TTbar/Summer26-v1/NANOAOD"], ["rules", "data:run001.raw"], ["quota"], ["rses"], ["replicas", "mc:broken", "--by-rse"] })
        {
            Assert.That(hep.Lines(args).Max(line => line.Length), Is.LessThanOrEqualTo(80), string.Join(' ', args));
        }
    }

    [Test, NonParallelizable]
    public void ListThatBreaksOffIsAnErrorWithoutAnEnd()
    {
        using var table = new HepRucio();
        using var json = new HepRucio();
        table.Succeed("whoami");
        json.Succeed("whoami");
        using (RucioServer.Current.Fault("path=^/dids/.*/files method=GET cut=300"))
        {
            Assert.That((table.Run("files", "mc:/TTbar/Summer26-v1/NANOAOD"), json.Run("files", "mc:/TTbar/Summer26-v1/NANOAOD", "--json")), Is.EqualTo((6, 6)));
        }

        Assert.That(table.Out, Does.Contain("0000.root").And.Not.Contain(" files · "));
        Assert.That(() => JsonDocument.Parse(json.Out), Throws.InstanceOf<JsonException>());
        Assert.That(table.Error, Does.StartWith("hep: ").And.Contain("try:"));
    }

    [Test]
    public void CtrlCEndsACommandWith130()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        using var hep = new HepRucio { Cancellation = stop.Token };

        Assert.That(hep.Run("files", "mc:broken"), Is.EqualTo(130));
        Assert.That(hep.Error, Is.EqualTo($"hep: interrupted; what was printed is not all{Environment.NewLine}"));
    }

    private static string Json(HepRucio hep, string[] args)
    {
        hep.Run([.. args, "--json"]);
        return hep.Out + hep.Error;
    }
}
