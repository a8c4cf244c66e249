using HepAnalysis.GridSubmit.Rucio.Configuration;

namespace HepAnalysis.GridSubmit.Tests.Configuration;

/// <summary>An environment that has what a test gives it, and temporary files in a folder of the test's.</summary>
internal static class MadeUpEnvironment
{
    public static UserEnvironment Of(string folder, params (string Name, string Value)[] variables)
    {
        var all = variables.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);
        all.TryAdd("TMPDIR", folder);
        all.TryAdd("HOME", folder);
        all.TryAdd("LOGNAME", "anna");
        return UserEnvironment.Current with { Variables = all };
    }
}
