namespace HepAnalysis.Modules.Tests;

/// <summary>The modules that come with HepAnalysis are found by the names that a YAML uses.</summary>
public sealed class StandardModulesTests
{
    [Test]
    public void EveryModuleHasASummaryForTheHelp()
    {
        var summaries = StandardModules.Registry().Modules.ToDictionary(module => module.Kind, module => module.Summary);

        Assert.Multiple(() =>
        {
            Assert.That(summaries.Keys, Is.EquivalentTo(new[] { "filter", "histogram" }));
            Assert.That(summaries.Values, Has.All.Not.Empty);
        });
    }
}
