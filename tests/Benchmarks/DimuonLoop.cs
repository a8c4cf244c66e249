using System.Runtime.InteropServices;
using HepAnalysis.Columns;
using HepAnalysis.Histograms;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.Benchmarks;

/// <summary>The dimuon mass as one would write it by hand: a scalar loop over arrays, with the functions of System.Math.</summary>
internal static class DimuonLoop
{
    private static readonly string[] Names = ["nMuon", "Muon_pt", "Muon_eta", "Muon_phi", "Muon_mass", "Muon_charge"];

    public static Arrays Load(string path, List<ReadCost> costs)
    {
        const int Block = 4096;
        using var file = RootFile.Open(path);
        using var tree = file.OpenTree("Events");
        using var reader = tree.OpenReader();
        var columns = Names.Select(name => tree.Columns.Select((column, index) => (column, index)).First(pair => pair.column.Name == name).index).ToArray();
        var arrays = new Arrays(new int[tree.Entries + 1], [], [], [], [], []);
        reader.BeginTask(0, tree.Entries);
        for (long first = 0; first < tree.Entries; first += Block)
        {
            var count = (int)Math.Min(Block, tree.Entries - first);
            _ = reader.Read(columns[0], first, count);
            var pt = (ListColumn)reader.Read(columns[1], first, count);
            var shift = arrays.Offsets[first];
            for (var i = 0; i < count; i++)
            {
                arrays.Offsets[first + i + 1] = shift + pt.Offsets[i + 1];
            }

            Append(arrays.Pt, pt);
            Append(arrays.Eta, (ListColumn)reader.Read(columns[2], first, count));
            Append(arrays.Phi, (ListColumn)reader.Read(columns[3], first, count));
            Append(arrays.Mass, (ListColumn)reader.Read(columns[4], first, count));
            Append(arrays.Charge, (ListColumn)reader.Read(columns[5], first, count));
        }

        costs.Add(reader.Cost);
        return arrays;
    }

    private static void Append<T>(List<T> target, ListColumn column)
        where T : unmanaged => target.AddRange(((NumberColumn)column.Content).Values<T>());

    public static long Run(Arrays a)
    {
        var histogram = new Histogram1D("mass", Axis.Log(300, 0.25, 300));
        ReadOnlySpan<float> pt = CollectionsMarshal.AsSpan(a.Pt), eta = CollectionsMarshal.AsSpan(a.Eta);
        ReadOnlySpan<float> phi = CollectionsMarshal.AsSpan(a.Phi), mass = CollectionsMarshal.AsSpan(a.Mass);
        ReadOnlySpan<int> charge = CollectionsMarshal.AsSpan(a.Charge);
        for (var e = 0; e < a.Offsets.Length - 1; e++)
        {
            var i = a.Offsets[e];
            if (a.Offsets[e + 1] - i != 2 || charge[i] == charge[i + 1])
            {
                continue;
            }

            double x = 0, y = 0, z = 0, energy = 0;
            for (var k = i; k < i + 2; k++)
            {
                double px = pt[k] * Math.Cos(phi[k]), py = pt[k] * Math.Sin(phi[k]), pz = pt[k] * Math.Sinh(eta[k]), m = mass[k];
                x += px;
                y += py;
                z += pz;
                energy += Math.Sqrt((px * px) + (py * py) + (pz * pz) + (m * m));
            }

            histogram.Fill(Math.Sqrt((energy * energy) - (x * x) - (y * y) - (z * z)));
        }

        return histogram.Entries;
    }

    internal sealed record Arrays(int[] Offsets, List<float> Pt, List<float> Eta, List<float> Phi, List<float> Mass, List<int> Charge);
}
