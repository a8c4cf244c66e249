using HepAnalysis.Columns;

namespace HepAnalysis.Samples;

/// <summary>Fills <see cref="EventColumns"/> with the events of a block; each depends on the seed and its own number alone.</summary>
internal ref struct EventBlock
{
    private const int MostMuons = 4;
    private const int MostJets = 6;
    private const int EventsPerRun = 25_000;
    private const int EventsPerLuminosityBlock = 250;

    // How often an event has at most so many jets.
    private static ReadOnlySpan<double> JetShares => [0.25, 0.55, 0.77, 0.89, 0.95, 0.98];

    private readonly EventColumns columns;
    private readonly ulong seed;
    private int muons;
    private int jets;

    public EventBlock(EventColumns columns, ulong seed)
    {
        this.columns = columns;
        this.seed = seed;
    }

    public void Fill(long first, int count)
    {
        Reserve(count);
        muons = 0;
        jets = 0;
        for (var i = 0; i < count; i++)
        {
            var random = new Philox(seed, (ulong)(first + i));
            FillEvent(ref random, first + i, i);
        }

        Trim();
    }

    private readonly void Reserve(int count)
    {
        foreach (var column in (ReadOnlySpan<NumberColumn>)
            [columns.Run, columns.LuminosityBlock, columns.Event, columns.Weight, columns.Vertices, columns.SingleMuon, columns.DoubleMuon, columns.MetPt, columns.MetPhi, columns.MuonCount, columns.JetCount])
        {
            column.ResizeBytes(count);
        }

        columns.MuonEnds.Resize<int>(count + 1)[0] = 0;
        columns.JetEnds.Resize<int>(count + 1)[0] = 0;
        ResizeItems(count * MostMuons, count * MostJets);
    }

    /// <summary>The items that were made; the memory is that of the largest block, so nothing moves.</summary>
    private readonly void Trim() => ResizeItems(muons, jets);

    private readonly void ResizeItems(int muonItems, int jetItems)
    {
        foreach (var column in (ReadOnlySpan<NumberColumn>)
            [columns.MuonPt, columns.MuonEta, columns.MuonPhi, columns.MuonMass, columns.MuonCharge, columns.MuonIsolation, columns.MuonTight])
        {
            column.ResizeBytes(muonItems);
        }

        foreach (var column in (ReadOnlySpan<NumberColumn>)[columns.JetPt, columns.JetEta, columns.JetPhi, columns.JetMass, columns.JetBtag])
        {
            column.ResizeBytes(jetItems);
        }
    }

    private void FillEvent(ref Philox random, long number, int i)
    {
        Of<uint>(columns.Run)[i] = (uint)(195_000 + (number / EventsPerRun));
        Of<uint>(columns.LuminosityBlock)[i] = (uint)((number % EventsPerRun / EventsPerLuminosityBlock) + 1);
        Of<ulong>(columns.Event)[i] = (ulong)number + 1;
        var (weight, collisions) = MuonPairModel.Gaussians(ref random);
        Of<float>(columns.Weight)[i] = (float)HepMath.Exp(0.3 * weight);
        Of<int>(columns.Vertices)[i] = Math.Max(1, (int)(20 + (6 * collisions)));
        Of<float>(columns.MetPt)[i] = Rounded(18 * Math.Sqrt(-2 * HepMath.Log(random.Uniform())));
        Of<float>(columns.MetPhi)[i] = Rounded(random.Uniform(-Math.PI, Math.PI));
        FillMuons(ref random, i);
        FillJets(ref random, i);
    }

    private void FillMuons(ref Philox random, int i)
    {
        Span<GeneratedMuon> made = stackalloc GeneratedMuon[MostMuons];
        var share = random.Uniform();
        var count = share < 0.18 ? 0 : share < 0.50 ? 1 : share < 0.90 ? 2 : share < 0.97 ? 3 : 4;
        var filled = 0;
        if (count >= 2)
        {
            (made[0], made[1]) = MuonPairModel.Draw(ref random);
            filled = 2;
        }

        for (; filled < count; filled++)
        {
            made[filled] = new(
                3 - (9 * HepMath.Log(random.Uniform())), random.Uniform(-2.4, 2.4), random.Uniform(-Math.PI, Math.PI), random.Uniform() < 0.5 ? 1 : -1);
        }

        made = made[..count];
        made.Sort(static (a, b) => b.Pt.CompareTo(a.Pt));
        foreach (var muon in made)
        {
            Of<float>(columns.MuonPt)[muons] = (float)muon.Pt;
            Of<float>(columns.MuonEta)[muons] = (float)muon.Eta;
            Of<float>(columns.MuonPhi)[muons] = (float)muon.Phi;
            Of<float>(columns.MuonMass)[muons] = (float)MuonPairModel.MuonMass;
            Of<int>(columns.MuonCharge)[muons] = muon.Charge;
            Of<float>(columns.MuonIsolation)[muons] = Rounded(-0.06 * HepMath.Log(random.Uniform()));
            Of<bool>(columns.MuonTight)[muons] = random.Uniform() < 0.93;
            muons++;
        }

        Of<uint>(columns.MuonCount)[i] = (uint)count;
        Of<int>(columns.MuonEnds)[i + 1] = muons;
        Of<bool>(columns.SingleMuon)[i] = count > 0 && made[0].Pt > 24 && random.Uniform() < 0.92;
        Of<bool>(columns.DoubleMuon)[i] = count > 1 && made[0].Pt > 17 && made[1].Pt > 8 && random.Uniform() < 0.95;
    }

    private void FillJets(ref Philox random, int i)
    {
        var share = random.Uniform();
        var count = 0;
        while (count < MostJets && share > JetShares[count])
        {
            count++;
        }

        // The transverse momenta of 15 GeV and more fall with the cube; sorted by the random number they come from.
        Span<double> drawn = stackalloc double[MostJets];
        drawn = drawn[..count];
        foreach (ref var value in drawn)
        {
            value = random.Uniform();
        }

        drawn.Sort();
        foreach (var value in drawn)
        {
            var pt = 15 / Math.Sqrt(value);
            Of<float>(columns.JetPt)[jets] = Rounded(Math.Min(pt, 3000));
            Of<float>(columns.JetEta)[jets] = Rounded(random.Uniform(-2.4, 2.4) + random.Uniform(-2.3, 2.3));
            Of<float>(columns.JetPhi)[jets] = Rounded(random.Uniform(-Math.PI, Math.PI));
            Of<float>(columns.JetMass)[jets] = Rounded(Math.Min(pt, 3000) * random.Uniform(0.08, 0.2));
            var tag = random.Uniform();
            Of<float>(columns.JetBtag)[jets] = Rounded(random.Uniform() < 0.1 ? 1 - (tag * tag * 0.5) : tag * tag);
            jets++;
        }

        Of<uint>(columns.JetCount)[i] = (uint)count;
        Of<int>(columns.JetEnds)[i + 1] = jets;
    }

    private static Span<T> Of<T>(NumberColumn column) where T : unmanaged => column.Buffer.Reserve<T>(column.Count);

    /// <summary>Ten bits of mantissa: what a detector measures, and it compresses.</summary>
    private static float Rounded(double value)
    {
        var bits = BitConverter.SingleToUInt32Bits((float)value);
        return BitConverter.UInt32BitsToSingle((bits + 0x1000) & 0xFFFF_E000);
    }
}
