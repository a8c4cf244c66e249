using HepAnalysis.Benchmarks;

if (args is not ["dimuon", ..])
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/Benchmarks -- dimuon [EVENTS]");
    return 2;
}

DimuonBenchmark.Run(args.Length > 1 ? long.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 4_000_000);
return 0;
