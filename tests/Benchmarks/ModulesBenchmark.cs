using HepAnalysis.EventLoop;
using HepAnalysis.EventLoop.Configuration;
using HepAnalysis.Modules;

namespace HepAnalysis.Benchmarks;

/// <summary>The dimuon mass as a module in C#, as YAML and as a hand-written loop over arrays, all on events decoded in memory, one thread.</summary>
internal static class ModulesBenchmark
{
    public static void Run(long events)
    {
        using var files = new DimuonFiles();
        var data = files.Generate(events, "none");
        var options = new RunOptions { Threads = 1 };
        var decoded = new DecodedEvents(data, options.BlockSize, ["nMuon", "Muon_pt", "Muon_eta", "Muon_phi", "Muon_mass", "Muon_charge"]);
        const string Input = "input: { files: [x], tree: Events, schema: nanoaod }\n";
        var module = ConfigurationReader.Read(Input + "paths: { p: [ { DimuonMass: m } ] }", "module.yaml");
        var yaml = ConfigurationReader.Read(File.ReadAllText(files.Analysis(data)), "dimuon.yaml");
        var arrays = DimuonLoop.Load(data, []);
        var loop = Measure.Median(() => DimuonLoop.Run(arrays));
        Measure.Header($"dimuon mass, {Measure.Number(events, 0)} events decoded in memory, one thread", "ms", "million events/s", "of the loop");
        Row("hand-written loop over arrays, System.Math", loop);
        Row("module in C#, one event at a time", Measure.Median(() => RunOver(module)));
        Row("YAML", Measure.Median(() => RunOver(yaml)));

        void Row(string what, double milliseconds) => Measure.Row(what, Measure.Number(milliseconds), Measure.Rate(events, milliseconds), Measure.Number(milliseconds / loop, 2));
        void RunOver(AnalysisConfiguration configuration)
        {
            var registry = StandardModules.Registry();
            foreach (var known in ModuleCatalogs.Of(typeof(DimuonMass).Assembly, "benchmarks"))
            {
                registry.Add(known);
            }

            using var plan = new Runner(configuration, registry, _ => decoded).Prepare([new InputFile("x", null)], options);
            plan.Run();
        }
    }
}
