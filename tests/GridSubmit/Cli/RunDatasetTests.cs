using System.Text.Json;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Configuration;
using HepAnalysis.GridSubmit.Tests.Server;
using HepAnalysis.GridSubmit.Transfers;

namespace HepAnalysis.GridSubmit.Tests.Cli;

/// <summary>hep run on datasets of a real catalogue gives what it gives on the file itself.</summary>
[Category("Peers")]
public sealed class RunDatasetTests
{
    private static readonly string Recipe = Path.Combine(Repository.Root, "examples", "dimuon", "dimuon.yaml");
    private static readonly string Sample = Path.Combine(Repository.Root, "data-samples", "dimuon.root");
    private readonly DataIdentifier file = new("user.jdoe", $"dimuon.{Guid.NewGuid():N}.root");

    private DataIdentifier Dataset => file with { Name = file.Name.Replace(".root", "", StringComparison.Ordinal) };

    [Test]
    public async Task FileThatIsMountedIsReadInPlace()
    {
        using var hep = new HepRucio();
        var places = await UploadAsync("SITE-A_DISK");
        Assert.That(hep.RunHep("run", Recipe, "--set", $"input.files=rucio://{Dataset}", "-o", "out.root"), Is.Zero, hep.Error);

        Assert.That(hep.Error, Is.Empty);
        Assert.That(hep.Out, Does.Contain(file.ToString()));
        SameAsTheSample(hep);
        var input = Input(hep);
        Assert.That(input.GetProperty("did").GetString(), Is.EqualTo(file.ToString()));
        Assert.That(input.GetProperty("path").GetString(), Is.EqualTo(new Uri(places[0]).AbsolutePath));
    }

    [Test]
    public async Task FileThatIsNotMountedIsFetchedAndRemovedAtTheEnd()
    {
        using var hep = new HepRucio { IsTerminal = true };
        await UploadToWebAsync();
        Assert.That(hep.RunHep("run", Recipe, "--set", $"input.files=rucio://{Dataset}", "-o", "out.root"), Is.Zero, hep.Error);

        SameAsTheSample(hep);
        var input = Input(hep);
        Assert.That(input.GetProperty("replica").GetString(), Does.Contain("http://"));
        Assert.That(File.Exists(input.GetProperty("path").GetString()), Is.False);
    }

    [Test]
    public async Task OnlyFilesOfTheEventsThatAreWantedAreFetched()
    {
        using var hep = new HepRucio();
        await UploadToWebAsync(files: 3);
        Assert.That(hep.RunHep("run", Recipe, "--set", $"input.files=rucio://{Dataset}", "-o", "out.root", "--first", "50000"), Is.Zero, hep.Error);

        Assert.That(Inputs(hep).Select(input => input.GetProperty("did").GetString()), Is.EqualTo(new[] { Part(0).ToString(), Part(1).ToString() }));
    }

    [Test]
    public async Task DryRunLooksAtOneFileAndSaysWhatTheCatalogueHas()
    {
        using var hep = new HepRucio();
        await UploadToWebAsync(files: 3);
        Assert.That(hep.RunHep("run", Recipe, "--set", $"input.files=rucio://{Dataset}", "-o", "out.root", "--dry-run"), Is.Zero, hep.Error);

        Assert.That(hep.Out, Does.Contain($"{Dataset}: 3 files · 135,000 events"));
        Assert.That(hep.RunHep("run", Recipe, "--set", $"input.files=rucio://{Dataset}", "-o", "out.root", "--dry-run", "--json"), Is.Zero, hep.Error);
        using var plan = JsonDocument.Parse(hep.Out);
        Assert.That(plan.RootElement.GetProperty("files").GetArrayLength(), Is.EqualTo(1));
        Assert.That(plan.RootElement.GetProperty("datasets")[0].GetProperty("events").GetInt64(), Is.EqualTo(135_000));
    }

    [Test]
    public async Task BrokenReplicaIsNotUsedAndTheReportSaysSo()
    {
        using var hep = new HepRucio();
        var places = await UploadAsync("SITE-A_DISK", "SITE-B_USERDISK");
        var broken = new Uri(places[0]).AbsolutePath;
        var bytes = await File.ReadAllBytesAsync(broken);
        bytes[5000]++;
        await File.WriteAllBytesAsync(broken, bytes);

        // The server gives equal replicas in an order that it throws dice for: the broken one is the first in one of two runs.
        for (var run = 0; ; run++)
        {
            Assert.That(hep.RunHep("run", Recipe, "--set", $"input.files=rucio://{Dataset}", "-o", "out.root"), Is.Zero, hep.Error);
            var warnings = hep.Error;
            SameAsTheSample(hep);
            Assert.That(Input(hep).GetProperty("replica").GetString(), Does.StartWith("SITE-B_USERDISK"));
            if (Input(hep).GetProperty("failedReplicas").EnumerateArray().Select(failed => failed.GetString()!).SingleOrDefault() is { } failed)
            {
                Assert.That(failed, Does.Contain("SITE-A_DISK").And.Contain("adler32"));
                Assert.That(warnings, Does.Contain(failed));
                break;
            }

            Assert.That(run, Is.LessThan(30), "the broken replica never came first");
        }
    }

    [Test]
    public async Task FileWithoutAGoodReplicaIsAnErrorThatNamesEach()
    {
        using var hep = new HepRucio();
        var places = await UploadAsync("SITE-A_DISK", "SITE-B_USERDISK");
        File.Delete(new Uri(places[0]).AbsolutePath);
        File.Delete(new Uri(places[1]).AbsolutePath);
        Assert.That(hep.RunHep("run", Recipe, "--set", $"input.files=rucio://{Dataset}", "-o", "out.root"), Is.EqualTo(6));
        Assert.That(hep.Error, Does.Contain("no replica of").And.Contain("SITE-A_DISK").And.Contain("SITE-B_USERDISK"));
        Assert.That(File.Exists(hep.Folder["out.root"]), Is.False);
    }

    [Test]
    public void EmptyAndMissingDatasetsAreErrors()
    {
        using var hep = new HepRucio();
        Assert.That(hep.RunHep("run", Recipe, "--set", "input.files=rucio://data:empty", "-o", "out.root"), Is.EqualTo(3));
        Assert.That(hep.Error, Does.Contain("holds no files"));
        Assert.That(hep.RunHep("run", Recipe, "--set", "input.files=rucio://data:nothing", "-o", "out.root"), Is.EqualTo(4));
        Assert.That(hep.Error, Does.Contain("data").And.Contain("nothing"));
    }

    private static JsonElement Input(HepRucio hep) => Inputs(hep)[0];

    private static IReadOnlyList<JsonElement> Inputs(HepRucio hep)
    {
        using var report = JsonDocument.Parse(File.ReadAllText(hep.Folder["out.job.json"]));
        return [.. report.RootElement.GetProperty("input").GetProperty("files").EnumerateArray().Select(file => file.Clone())];
    }

    private static void SameAsTheSample(HepRucio hep)
    {
        Assert.That(hep.RunHep("run", Recipe, "--set", $"input.files={Sample}", "-o", "sample.root"), Is.Zero, hep.Error);
        Assert.That(hep.RunHep("diff", "out.root", "sample.root"), Is.Zero, hep.Out);
    }

    private DataIdentifier Part(int number) => file with { Name = $"{number}.{file.Name}" };

    // A site of its own that only speaks http: nothing of it is mounted here.
    private async Task UploadToWebAsync(int files = 1)
    {
        using var root = new RealClient("root");
        var rse = $"WEB-{Guid.NewGuid():N}"[..20].ToUpperInvariant();
        root.Official("rse", "add", rse);
        root.Official(
            "rse", "protocol", "add", rse, "--scheme", "http", "--hostname", RucioServer.Current.StoreHttp.Host, "--port", $"{RucioServer.Current.StoreHttp.Port}", "--prefix", $"/b/{rse}/",
            "--impl", "rucio.rse.protocols.webdav.Default", "--domain-json", """{"wan": {"read": 1, "write": 1, "delete": 1}, "lan": {"read": 1, "write": 1, "delete": 1}}""");
        List<DataIdentifier> parts = [.. Enumerable.Range(0, files).Select(Part)];
        var addresses = await root.Client.Rses.GetPathsAsync(rse, parts, "http");
        using var http = new HttpClient();
        using var sum = await Checksum.OfFileAsync(Sample, default);
        foreach (var part in parts)
        {
            using var content = new ByteArrayContent(await File.ReadAllBytesAsync(Sample));
            (await http.PutAsync(addresses[part], content)).EnsureSuccessStatusCode();
        }

        await root.Client.Replicas.AddAsync(rse, [.. parts.Select(part => new NewReplica(part, sum.Bytes, sum.Sums.Adler32) { Events = 45_000 })]);
        await root.Client.Dids.AddAsync(new NewDid(Dataset, DataIdentifierType.Dataset));
        await root.Client.Dids.AttachAsync(Dataset, parts);
    }

    // Gives the address at each RSE.
    private async Task<IReadOnlyList<string>> UploadAsync(params string[] rses)
    {
        var settings = RucioConfiguration.Read(
            new UserEnvironment(new Dictionary<string, string> { ["RUCIO_CONFIG"] = RucioServer.Current.Configuration("root") }, 0), null, null);
        using var client = RucioClient.Open(settings);
        using var uploader = new Uploader(client, settings);
        var addresses = new List<string>();
        foreach (var rse in rses)
        {
            addresses.Add((await uploader.UploadAsync([new UploadRequest(Sample, file)], rse, new UploadOptions { Dataset = Dataset, Scheme = "file" })).Single().Address);
        }

        return addresses;
    }
}
