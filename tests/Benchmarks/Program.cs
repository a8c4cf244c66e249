using System.Globalization;
using HepAnalysis.Benchmarks;

var benchmarks = new (string Name, string What, Action<long> Run, long Size)[]
{
    ("dimuon", "the dimuon mass: hep run, its shares, a hand-written loop, RDataFrame and uproot; SIZE events", DimuonBenchmark.Run, 4_000_000),
    ("reading", "all of 18 columns: TTree and RNTuple, each codec, beside reading and decompressing, and uproot; SIZE events", ReadingBenchmark.Run, 1_000_000),
    ("opening", "a file of 1,500 branches: opening it and reading one, in a fresh process and again; SIZE times", OpeningBenchmark.Run, 11),
    ("startup", "hep run on 1,000 events as a whole process, through the launcher; SIZE times", StartupBenchmark.Run, 11),
    ("threads", "the dimuon run on 1 and 2 threads, counted and weighted; SIZE events", ThreadsBenchmark.Run, 1_000_000),
    ("modules", "the dimuon mass as a module in C#, as YAML and by a hand-written loop, on decoded events; SIZE events", ModulesBenchmark.Run, 1_000_000),
    ("structs", "events as structs against a hand-written loop over the columns; SIZE events", StructsBenchmark.Run, 1_000_000),
    ("codecs", "the dimuon run on a file of each codec; SIZE events", CodecsBenchmark.Run, 1_000_000),
    ("replicas", "a listing of replicas from a server in a process of its own: rows a second, memory; SIZE files", ReplicasBenchmark.Run, 1_000_000),
    ("replicas-server", "a listing of replicas by a real server, in turns with curl; SIZE files", ServerReplicasBenchmark.Run, 100_000),
    ("transfers", "1,000 small files and one of SIZE bytes fetched from the Apache of a real server (RUCIO_LAB), beside curl", TransfersBenchmark.Run, 1_000_000_000),
    ("fill", "histogram fills against plain arrays; SIZE values", FillBenchmark.Run, 1_000_000),
    ("hepmath", "elementary functions against System.Math; SIZE values", HepMathBenchmark.Run, 1_000_000),
};

if (args is ["open", .. var rest])
{
    // A process of the benchmark "opening".
    return OpeningBenchmark.Child(rest);
}

if (args is ["replicas-stub", var files])
{
    // The server of the benchmark "replicas".
    return ReplicasBenchmark.Serve(long.Parse(files, CultureInfo.InvariantCulture));
}

var chosen = benchmarks.Where(benchmark => args is ["all"] || (args.Length is 1 or 2 && args[0] == benchmark.Name)).ToArray();
if (chosen.Length == 0)
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Benchmarks -- NAME [SIZE], or -- all");
    foreach (var benchmark in benchmarks)
    {
        Console.Error.WriteLine($"  {benchmark.Name,-15}  {benchmark.What} ({benchmark.Size.ToString("N0", CultureInfo.InvariantCulture)})");
    }

    return 2;
}

foreach (var benchmark in chosen)
{
    benchmark.Run(args.Length == 2 ? long.Parse(args[1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : benchmark.Size);
    Console.WriteLine();
}

return 0;
