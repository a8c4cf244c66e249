using HepAnalysis.RootReference;

if (ReferenceOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine("usage: dotnet run --project tests/RootReference -c Release -- DIR|FILE [--only TEXT] [--json] [--list-failures]");
    Console.Error.WriteLine("  reads every ROOT file of DIR, of DIR/made too, and compares with the answers beside it (FORMAT.md there)");
    Console.Error.WriteLine("  --only TEXT       only files with TEXT in their names");
    Console.Error.WriteLine("  --list-failures   each answer that is not read, instead of a table of reasons");
    Console.Error.WriteLine("exit code: 0 every answer that was read agrees, 1 one differs, 2 wrong usage or no files");
    return 2;
}

var files = options.Files();
if (files.Count == 0)
{
    Console.Error.WriteLine($"no ROOT file with answers (NAME.root.json.gz) beside it in '{options.Path}'");
    return 2;
}

var tally = ReferenceRun.Compare(files);
ReferenceReport.Write(Console.Out, tally, options);
return tally.Differences.Count == 0 ? 0 : 1;
