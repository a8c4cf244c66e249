namespace HepAnalysis.Framework.Tests.Expressions;

/// <summary>Random events of every kind of column, with what real data rarely have: NaN, infinities, extreme integers, empty events.</summary>
internal static class RandomEvents
{
    public static ColumnData Make(Random random, int count)
    {
        var muons = Counts(random, count, 4);
        var jets = Counts(random, count, 5);
        return new ColumnData { Count = count }
            .List("Muon_pt", Jagged(muons, () => (float)Odd(random, 30)))
            .List("Muon_eta", Jagged(muons, () => (float)((random.NextDouble() * 5) - 2.5)))
            .List("Muon_phi", Jagged(muons, () => (float)((random.NextDouble() * 6.2) - 3.1)))
            .List("Muon_mass", Jagged(muons, () => 0.105f))
            .List("Muon_charge", Jagged(muons, () => (random.Next(2) * 2) - 1))
            .List("Muon_bits", Jagged(muons, () => (byte)random.Next(256)))
            .List("Muon_tight", Jagged(muons, () => random.Next(2) == 0))
            .Collection("Muon", "pt", "eta", "phi", "mass", "charge", "bits", "tight")
            .List("Jet_px", Jagged(jets, () => Odd(random, 50)))
            .List("Jet_py", Jagged(jets, () => random.NextDouble() * 50))
            .List("Jet_pz", Jagged(jets, () => (random.NextDouble() * 100) - 50))
            .List("Jet_energy", Jagged(jets, () => random.NextDouble() * 200))
            .List("Jet_btag", Jagged(jets, () => random.NextSingle()))
            .List("Jet_n", Jagged(jets, () => random.Next(20) == 0 ? Extreme(random) : random.Next(-5, 50)))
            .Collection("Jet", "px", "py", "pz", "energy", "btag", "n")
            .Scalar("px1", Values(count, () => random.NextDouble() * 40)).Scalar("px2", Values(count, () => random.NextDouble() * -40))
            .Scalar("py1", Values(count, () => random.NextDouble() * 40)).Scalar("py2", Values(count, () => random.NextDouble() * 40))
            .Scalar("pz1", Values(count, () => random.NextDouble() * 40)).Scalar("pz2", Values(count, () => random.NextDouble() * 40))
            .Scalar("energy1", Values(count, () => random.NextDouble() * 99)).Scalar("energy2", Values(count, () => random.NextDouble() * 99))
            .Scalar("q1", Values(count, () => (short)random.Next(-2, 3))).Scalar("q2", Values(count, () => (short)random.Next(-2, 3)))
            .SideBySide("Pair", 2, "px", "py", "pz", "energy", "q")
            .Scalar("MET_pt", Values(count, () => random.NextSingle() * 80)).Scalar("MET_phi", Values(count, () => (random.NextSingle() * 6) - 3))
            .Collection("MET", "pt", "phi")
            .Scalar("weight", Values(count, () => random.NextSingle() + 0.5f))
            .Scalar("odd", Values(count, () => Odd(random, 3)))
            .Scalar("k", Values(count, () => random.Next(-1, 4)))
            .Scalar("huge", Values(count, () => random.Next(3) == 0 ? Extreme(random) : random.Next()))
            .Scalar("id", Values(count, () => random.Next(3) == 0 ? ulong.MaxValue - (ulong)random.Next(3) : (ulong)random.Next()))
            .Scalar("trigger", Values(count, () => random.Next(2) == 0))
            .List("wave", Jagged(Counts(random, count, 3), () => random.NextDouble()))
            .Fixed("triple", 3, Values(3 * count, () => random.NextSingle() - 0.5f));
    }

    private static double Odd(Random random, double scale) => random.Next(24) switch
    {
        0 => double.NaN,
        1 => double.PositiveInfinity,
        2 => double.NegativeInfinity,
        3 => -0.0,
        4 => 0.0,
        5 => 1e-310,
        6 => -scale,
        _ => random.NextDouble() * scale,
    };

    private static long Extreme(Random random) => random.Next(4) switch
    {
        0 => long.MinValue,
        1 => long.MaxValue,
        2 => long.MinValue + 1,
        _ => 1L << random.Next(63),
    };

    private static int[] Counts(Random random, int count, int most) => Values(count, () => random.Next(3) == 0 ? 0 : random.Next(most + 1));

    private static T[] Values<T>(int count, Func<T> make) => [.. Enumerable.Range(0, count).Select(_ => make())];

    private static T[][] Jagged<T>(int[] counts, Func<T> make) => [.. counts.Select(count => Values(count, make))];
}
