using HepAnalysis.RootIO.Files;

namespace HepAnalysis.Cli.Inputs;

/// <summary>Says of files that can be read that something is wrong with them all the same, once of each. Thread-safe.</summary>
internal sealed class FileWarnings(HepConsole console)
{
    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    public void Print(RootFile file)
    {
        lock (told)
        {
            if (file.Warning is { } warning && told.Add(file.Name))
            {
                console.Error.WriteLine($"hep: warning: {file.Name}: {warning}");
                console.Error.WriteLine($"  try: hep recover {file.Name} -o OUT.root writes a file that is in order");
            }
        }
    }
}
