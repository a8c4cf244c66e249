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
    public async Task BrokenReplicaIsNotUsedAndTheReportSaysSo()
    {
        using var hep = new HepRucio();
        var places = await UploadAsync("SITE-A_DISK", "SITE-B_USERDISK");
        var broken = new Uri(places[0]).AbsolutePath;
        var bytes = await File.ReadAllBytesAsync(broken);
        bytes[5000]++;
        await File.WriteAllBytesAsync(broken, bytes);
        Assert.That(hep.RunHep("run", Recipe, "--set", $"input.files=rucio://{Dataset}", "-o", "out.root"), Is.Zero, hep.Error);

        var warnings = hep.Error;
        SameAsTheSample(hep);
        Assert.That(Input(hep).GetProperty("replica").GetString(), Does.StartWith("SITE-B_USERDISK"));
        if (Input(hep).GetProperty("failedReplicas").GetArrayLength() > 0)
        {
            Assert.That(warnings, Does.Contain("SITE-A_DISK").And.Contain("adler32"));
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

    private static JsonElement Input(HepRucio hep)
    {
        using var report = JsonDocument.Parse(File.ReadAllText(hep.Folder["out.job.json"]));
        return report.RootElement.GetProperty("input").GetProperty("files")[0].Clone();
    }

    private static void SameAsTheSample(HepRucio hep)
    {
        Assert.That(hep.RunHep("run", Recipe, "--set", $"input.files={Sample}", "-o", "sample.root"), Is.Zero, hep.Error);
        Assert.That(hep.RunHep("diff", "out.root", "sample.root"), Is.Zero, hep.Out);
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
