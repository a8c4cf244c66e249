using HepAnalysis.Columns;

namespace HepAnalysis.Samples;

/// <summary>Fills <see cref="EventColumns"/> with the events of a block; each depends on the seed and its own number alone.</summary>
internal sealed class EventBlock(EventColumns columns, ulong seed)
{
    private const double MostCollisions = 52;
    private const float MuonMass = (float)Decays.MuonMass;
    private const float ElectronMass = (float)Decays.ElectronMass;

    private ulong[] decisions = [];

    public void Fill(long first, int count)
    {
        if (decisions.Length < count)
        {
            decisions = new ulong[count];
        }

        foreach (var scalar in columns.Scalars)
        {
            scalar.ResizeBytes(count);
        }

        columns.Muons.Reserve(count, Detector.MostLeptons);
        columns.Electrons.Reserve(count, Detector.MostLeptons);
        columns.Jets.Reserve(count, JetModel.MostJets);
        for (var i = 0; i < count; i++)
        {
            FillEvent(first + i, i);
        }

        foreach (var objects in (ReadOnlySpan<ObjectColumns>)[columns.Muons, columns.Electrons, columns.Jets])
        {
            objects.Resize(objects.Ends.Values<int>()[count]);
        }

        StoreDecisions(count);
    }

    private void FillEvent(long number, int i)
    {
        var random = new Philox(seed, (ulong)number);
        var block = RunStructure.Of(number);
        Of<uint>(columns.Run)[i] = block.Run;
        Of<uint>(columns.LuminosityBlock)[i] = block.Number;
        Of<ulong>(columns.Event)[i] = (ulong)number + 1;

        var (crossing, found) = Draws.Gaussians(ref random);
        var collisions = Math.Max(1, MostCollisions * block.Luminosity * (1 + (0.12 * crossing)));
        Of<float>(columns.TrueCollisions)[i] = Stored.Coarse(collisions);
        Of<int>(columns.Vertices)[i] = Math.Max(1, (int)((0.75 * collisions) + (0.9 * Math.Sqrt(collisions) * found)));

        var collision = new Collision(stackalloc Particle[Collision.MostParticles]);
        var (topology, weight) = CollisionModel.Draw(ref random, ref collision);
        Of<float>(columns.Weight)[i] = (float)weight;
        Of<byte>(columns.Process)[i] = (byte)topology;

        var detector = new Detector(
            stackalloc Lepton[Detector.MostLeptons], stackalloc Lepton[Detector.MostLeptons], stackalloc Jet[JetModel.MostJets]);
        detector.See(ref random, collision.Particles, collisions);
        Store(detector, i);
        var seen = new TriggerEvent(
            new(detector.Muons, MuonMass, stackalloc FourVector[Detector.MostLeptons]),
            new(detector.Electrons, ElectronMass, stackalloc FourVector[Detector.MostLeptons]),
            detector.Jets,
            detector.MetPt,
            detector.MetPhi);
        decisions[i] = TriggerMenu.Decide(seen, (ulong)number + 1);
    }

    private void Store(in Detector detector, int i)
    {
        Of<float>(columns.MetPt)[i] = detector.MetPt;
        Of<float>(columns.MetPhi)[i] = detector.MetPhi;
        var at = Store(columns.Muons, detector.Muons, MuonMass, i);
        foreach (ref readonly var muon in detector.Muons)
        {
            Of<bool>(columns.MuonTight)[at++] = muon.Quality > 0;
        }

        at = Store(columns.Electrons, detector.Electrons, ElectronMass, i);
        foreach (ref readonly var electron in detector.Electrons)
        {
            Of<int>(columns.ElectronQuality)[at++] = electron.Quality;
        }

        at = columns.Jets.End(i, detector.Jets.Length);
        foreach (ref readonly var jet in detector.Jets)
        {
            Of<float>(columns.Jets.Pt)[at] = jet.Pt;
            Of<float>(columns.Jets.Eta)[at] = jet.Eta;
            Of<float>(columns.Jets.Phi)[at] = jet.Phi;
            Of<float>(columns.Jets.Mass)[at] = jet.Mass;
            Of<float>(columns.JetBtag)[at++] = jet.Btag;
        }
    }

    private static int Store(ObjectColumns objects, ReadOnlySpan<Lepton> leptons, float mass, int i)
    {
        var first = objects.End(i, leptons.Length);
        var at = first;
        foreach (ref readonly var lepton in leptons)
        {
            Of<float>(objects.Pt)[at] = lepton.Pt;
            Of<float>(objects.Eta)[at] = lepton.Eta;
            Of<float>(objects.Phi)[at] = lepton.Phi;
            Of<float>(objects.Mass)[at] = mass;
            Of<int>(objects.Charge!)[at] = lepton.Charge;
            Of<float>(objects.Isolation!)[at++] = lepton.Isolation;
        }

        return first;
    }

    /// <summary>From a word an event to a column a path.</summary>
    private void StoreDecisions(int count)
    {
        for (var path = 0; path < columns.Triggers.Length; path++)
        {
            var column = Of<byte>(columns.Triggers[path]);
            for (var i = 0; i < count; i++)
            {
                column[i] = (byte)((decisions[i] >> path) & 1);
            }
        }
    }

    private static Span<T> Of<T>(NumberColumn column) where T : unmanaged => column.Buffer.Reserve<T>(column.Count);
}
