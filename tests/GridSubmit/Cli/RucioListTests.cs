using System.Text.Json;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Cli;

/// <summary>What the commands list is what the official client lists, and what they print.</summary>
[Category("Peers")]
public sealed class RucioListTests
{
    private const string Dataset = "mc:/TTbar/Summer26-v1/NANOAOD";

    [Test]
    public void PingNeedsNoAccount()
    {
        using var hep = new HepRucio();
        hep["RUCIO_PASSWORD"] = "not it";

        Assert.That(hep.Succeed("ping"), Does.StartWith("Rucio 41.5.1 at http://127.0.0.1:"));
    }

    [TestCase("jdoe", "USER")]
    [TestCase("prod", "SERVICE")]
    public void WhoamiNamesTheAccount(string account, string type)
    {
        using var hep = new HepRucio(RucioServer.Current.Configuration(account));

        Assert.That(hep.Succeed("whoami"), Does.Match($@"account +{account}\n").And.Match($@"type +{type}\n").And.Contain("userpass"));
        using var json = JsonDocument.Parse(hep.Succeed("whoami", "--json"));
        Assert.That(json.RootElement.GetProperty("account").GetString(), Is.EqualTo(account));
    }

    [Test]
    public void WhoamiNamesTheLoginAsTheConfigurationDoes()
    {
        using var hep = new HepRucio(RucioServer.Current.Configuration("jdoe-x509"));

        Assert.That(hep.Succeed("whoami"), Does.Match(@"account +jdoe\n").And.Match(@"login +x509_proxy \("));
    }

    [Test]
    public void ScopesAreListedWithoutAName()
    {
        using var hep = new HepRucio();

        Assert.That(hep.Lines("ls"), Is.SupersetOf(new[] { "data", "mc", "user.jdoe" }).And.Ordered);
    }

    [TestCase("mc:*", "mc:*")]
    [TestCase("mc:", "mc:*")]
    [TestCase("mc", "mc:*")]
    [TestCase("mc:*TTbar*", "mc:*TTbar*")]
    public void PatternsFindWhatTheOfficialClientFinds(string ours, string theirs)
    {
        using var hep = new HepRucio();

        Assert.That(hep.Lines("ls", ours, "--short"), Is.EquivalentTo(Official(hep, "did", "list", "--short", theirs)).And.Not.Empty);
    }

    [TestCase("run_number>=2", "dataset")]
    [TestCase("datatype=RAW,run_number<2;campaign=Summer26", "all")]
    [TestCase("length.gte=1", "file")]
    public void FiltersFindWhatTheOfficialClientFinds(string filter, string type)
    {
        using var hep = new HepRucio();
        string[] scopes = ["data:*", "mc:*"];

        var found = scopes.SelectMany(scope => hep.Run("ls", scope, "--short", "--filter", filter, "--type", type) == 0 ? hep.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries) : []).ToList();

        Assert.That(found, Is.EquivalentTo(scopes.SelectMany(scope => Official(hep, "list-dids", "--short", "--filter", string.Join(';', filter.Split(';').Select(part => $"{part},type={type}")), scope))));
    }

    [Test]
    public void KindMayStandInTheFilterAsInTheOfficialClient()
    {
        using var hep = new HepRucio();

        Assert.That(hep.Lines("ls", "mc:*", "--short", "--filter", "type=container"), Is.EquivalentTo(new[] { "mc:everything", "mc:samples" }));
        Assert.That(hep.Lines("ls", Dataset, "--short"), Is.EqualTo(new[] { Dataset }));
        Assert.That(hep.Lines("ls", "mc:/store/mc/Summer26/TTbar/NANOAOD/0000.root", "--short"), Has.Length.EqualTo(1), "a name without * is of any kind");
    }

    [Test]
    public void FilesHaveSizesAndSums()
    {
        using var hep = new HepRucio();
        using var json = JsonDocument.Parse(hep.Succeed("files", Dataset, "--json"));
        var files = json.RootElement.GetProperty("files").EnumerateArray().ToList();
        var lines = hep.Lines("files", Dataset);

        Assert.That(files, Has.Count.EqualTo(6));
        Assert.That(json.RootElement.GetProperty("bytes").GetInt64(), Is.EqualTo(files.Sum(file => file.GetProperty("bytes").GetInt64())));
        Assert.That(lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(new[] { "size", "adler32", "events", "name" }));
        Assert.That(lines[^1], Is.EqualTo("6 files · 449 kB · 28,010 events"));
        Assert.That(files.Select(file => file.GetProperty("guid").GetString()), Is.EquivalentTo(
            Official(hep, "list-files", "--csv", Dataset).Select(line => line.Split(',')[1].Replace("-", "", StringComparison.Ordinal))));
    }

    [Test]
    public void FileOfSeveralDatasetsOfAContainerIsListedOnce()
    {
        using var hep = new HepRucio();
        var names = hep.Lines("files", "mc:everything", "--short");

        Assert.That(names, Is.Unique.And.EquivalentTo(Official(hep, "list-files", "--csv", "mc:everything").Select(line => line.Split(',')[0]).Distinct()));
    }

    [Test]
    public void ContentAndParentsAreTheTwoEndsOfAnAttachment()
    {
        using var hep = new HepRucio();

        Assert.That(hep.Lines("content", "data:period2026A", "--short"), Is.EquivalentTo(new[] { "data:run001.raw", "data:run002.raw" }));
        Assert.That(hep.Lines("content", "data:run001.raw", "--parents", "--short"), Does.Contain("data:period2026A"));
        Assert.That(hep.Lines("content", "mc:closed")[^1], Is.EqualTo("1 name of the closed dataset mc:closed"));
        Assert.That(hep.Lines("content", "data:empty"), Is.EqualTo(new[] { "0 names of the open dataset data:empty" }));
    }

    [TestCase("data:run001.raw")]
    [TestCase("mc:everything")]
    public void ReplicasAreThoseOfTheOfficialClient(string name)
    {
        using var hep = new HepRucio();

        var theirs = Official(hep, "list-file-replicas", "--pfns", "--protocols", "https", name);

        Assert.That(hep.Lines("replicas", name, "--pfns", "--scheme", "https"), Is.EquivalentTo(theirs.Distinct()).And.Not.Empty);
    }

    [Test]
    public void FilesWithoutSuchAReplicaAreNamed()
    {
        using var hep = new HepRucio();
        var lines = hep.Lines("replicas", "data:run001.raw", "--rses", "SITE-B_USERDISK", "--scheme", "http");

        Assert.That(lines[^1], Does.Match(@"^10 files · .* · files at: SITE-B_USERDISK 5$"));
        Assert.That(lines.Count(line => line.StartsWith("  no replica at SITE-B_USERDISK of scheme http", StringComparison.Ordinal)), Is.EqualTo(5));
        Assert.That(hep.Error, Does.StartWith("hep: 5 of 10 files have no replica at SITE-B_USERDISK of scheme http: data:run001."));
    }

    [Test]
    public void DatasetsAreCountedAtEachRse()
    {
        using var hep = new HepRucio();

        Assert.That(hep.Succeed("replicas", "data:period2026A", "--by-rse"), Does.Match(@"SITE-A_DISK +10 +10 .*AVAILABLE +data:run001\.raw").And.Match(@"SITE-B_USERDISK +5 +5 .*data:run002\.raw"));
    }

    [Test]
    public void MetalinkIsADocument()
    {
        using var hep = new HepRucio();

        var document = System.Xml.Linq.XDocument.Parse(hep.Succeed("replicas", "data:run002.raw", "--metalink"));

        Assert.That(document.Root!.Elements().Count(), Is.EqualTo(5));
    }

    [Test]
    public void CountsOfAListStandWithTheirNames()
    {
        using var hep = new HepRucio();
        using var json = JsonDocument.Parse(hep.Succeed("ls", "data:run00*", "--type", "file", "--count", "--json"));
        using var plain = JsonDocument.Parse(hep.Succeed("ls", "data:run00*", "--type", "file", "--json"));

        Assert.That(Names(json), Is.EqualTo(Names(plain)), "several are asked for at a time, and the order stays");
        Assert.That(json.RootElement.GetProperty("dids").EnumerateArray().Select(row => row.GetProperty("files").GetInt64()), Is.All.EqualTo(1));
        Assert.That(hep.Succeed("ls", "data:period2026A", "--count"), Does.Match("container +15 +1.6 MB +data:period2026A\n"));

        static string[] Names(JsonDocument document) => [.. document.RootElement.GetProperty("dids").EnumerateArray().Select(row => row.GetProperty("name").GetString()!)];
    }

    [Test]
    public void MetadataLeavesOutWhatIsNotSet()
    {
        using var hep = new HepRucio();

        Assert.That(hep.Succeed("metadata", "data:run001.raw"), Does.Match(@"run_number +1\n").And.Match(@"\nnot set: .*task_id"));
        using var json = JsonDocument.Parse(hep.Succeed("metadata", "data:run001.raw", "--json"));
        Assert.That(json.RootElement.GetProperty("run_number").GetInt64(), Is.EqualTo(1));
    }

    private static string[] Official(HepRucio hep, params string[] arguments) =>
        RucioServer.Current.Succeed(hep.Folder.Path, null, "rucio", arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
