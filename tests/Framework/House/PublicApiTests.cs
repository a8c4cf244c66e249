using System.Reflection;
using PublicApiGenerator;

namespace HepAnalysis.Framework.Tests.House;

/// <summary>The public API of each assembly is the checked-in one; HEP_UPDATE_API=1 writes it anew.</summary>
public sealed class PublicApiTests
{
    [TestCaseSource(nameof(Assemblies))]
    public void PublicApiIsTheCheckedInOne(string name)
    {
        var api = Assembly.Load("HepAnalysis." + name).GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })
            .ReplaceLineEndings("\n").TrimEnd() + "\n";
        var path = Path.Combine(Repository.Root, "tests", "Framework", "House", "PublicApi", $"HepAnalysis.{name}.txt");
        if (Environment.GetEnvironmentVariable("HEP_UPDATE_API") == "1")
        {
            File.WriteAllText(path, api);
        }

        Assert.That(api, Is.EqualTo(File.ReadAllText(path)), "HEP_UPDATE_API=1 writes the new API: read the difference");
    }

    private static IEnumerable<string> Assemblies() => SourceTree.ShippedProjects.Select(SourceTree.ShortName);
}
