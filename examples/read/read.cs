// The mass of muon pairs, from any file with muons as NanoAOD has them: cd examples/read && dotnet run read.cs [FILE]
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Writing;

var path = args.Length > 0 ? args[0] : "../../data-samples/dimuon.root";
using var file = RootFile.Open(path);
var mass = new Histogram1D("mass", Axis.Regular(60, 60, 120), "m(μμ) [GeV]");
foreach (var e in file.OpenEvents("Events").Read<DimuonEvent>())
{
    if (e.HLT_IsoMu24 && e.Muons is [var a, var b] && a.Charge != b.Charge)
    {
        mass.Fill((a + b).Mass);
    }
}

Console.WriteLine($"{mass.Entries} pairs, hep show out/read.root:mass draws them");
Directory.CreateDirectory("out");
using var output = RootFileWriter.Create("out/read.root");
output.Write(mass.ToData());
output.Commit();

/// <summary>What is read of an event.</summary>
[Event]
public readonly partial struct DimuonEvent
{
    public partial bool HLT_IsoMu24 { get; }

    public partial Objects<Muon> Muons { get; }
}

/// <summary>A muon: Muon_charge, and the four-vector of Muon_pt, Muon_eta, Muon_phi, Muon_mass.</summary>
[Collection("Muon")]
public readonly partial struct Muon
{
    public partial int Charge { get; }

    public partial FourVector P4 { get; }
}
