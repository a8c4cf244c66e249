using System.IO.Compression;
using System.Text.Json;
using HepAnalysis.Columns;

namespace HepAnalysis.Framework.Tests.HepMathTests;

/// <summary>Kinematics against the exact values of the oracle, and spans against scalars.</summary>
public class KinematicsTests
{
    [Test]
    public void Components_are_those_of_exact_arithmetic()
    {
        using var stream = new GZipStream(File.OpenRead(Repository.Shared("oracles", "kinematics", "kinematics.json.gz")), CompressionMode.Decompress);
        using var oracle = JsonDocument.Parse(stream);
        var names = oracle.RootElement.GetProperty("quantities").EnumerateArray().Select(name => name.GetString()!).ToList();
        var vectors = oracle.RootElement.GetProperty("vectors").EnumerateArray().Select(Numbers).ToList();
        var exact = oracle.RootElement.GetProperty("exact").EnumerateArray().ToList();
        var compared = 0;
        for (var i = 0; i < vectors.Count; i++)
        {
            var v = vectors[i];
            var next = vectors[(i + 1) % vectors.Count];
            var scale = Math.Max(v.Max(Math.Abs), next.Max(Math.Abs));
            if (scale > 1e150 || v.Concat(next).Any(x => x != 0 && Math.Abs(x) < 1e-150))
            {
                // Squares beyond the range of float64: no peer has an answer.
                continue;
            }

            double phi1 = Kinematics.Phi(v[0], v[1]), phi2 = Kinematics.Phi(next[0], next[1]);
            compared += Compare(exact[i], names, "pt", Kinematics.Pt(v[0], v[1]), i);
            compared += Compare(exact[i], names, "phi", phi1, i);
            compared += Compare(exact[i], names, "eta", Kinematics.Eta(v[0], v[1], v[2]), i);
            compared += Compare(exact[i], names, "theta", Kinematics.Theta(v[0], v[1], v[2]), i);
            compared += Compare(exact[i], names, "delta_phi", Kinematics.DeltaPhi(phi1, phi2), i, 4e-15);
            compared += Compare(exact[i], names, "rapidity", Kinematics.Rapidity(v[2], v[3]), i, 1e-15 * v[3] * v[3] / Math.Abs((v[3] - v[2]) * (v[3] + v[2])));
            compared += Compare(exact[i], names, "mt", Kinematics.Mt(v[2], v[3]), i);
            compared += Compare(exact[i], names, "p", Kinematics.P(v[0], v[1], v[2]), i);
            compared += Compare(exact[i], names, "m", Kinematics.Mass(v[0], v[1], v[2], v[3]), i, 0, 1e-15 * v[3] * v[3]);
        }

        Assert.That(compared, Is.GreaterThan(5000));
    }

    [Test]
    public void A_difference_of_azimuths_stays_within_half_a_turn()
    {
        var random = new Random(3);
        for (var i = 0; i < 10_000; i++)
        {
            var a = ((random.NextDouble() * 2) - 1) * Math.PI;
            var b = i % 3 == 0 ? -a : ((random.NextDouble() * 2) - 1) * Math.PI;
            var difference = Kinematics.DeltaPhi(a, b);
            Assert.That(Math.Abs(difference), Is.LessThanOrEqualTo(Math.PI));
            Assert.That(Math.Cos(difference), Is.EqualTo(Math.Cos(a - b)).Within(1e-14));
        }
    }

    [Test]
    public void Spans_give_the_bits_of_scalars()
    {
        var random = new Random(4);
        var x = Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, 37).Select(_ => (random.NextDouble() * 8) - 4).ToArray()).ToArray();
        var result = new double[37];
        Kinematics.Px(x[0], x[1], result);
        Assert.That(result, Is.EqualTo(x[0].Zip(x[1], Kinematics.Px)));
        Kinematics.Pz(x[0], x[1], result);
        Assert.That(result, Is.EqualTo(x[0].Zip(x[1], Kinematics.Pz)));
        Kinematics.Mass(x[0], x[1], x[2], x[3], result);
        Assert.That(result, Is.EqualTo(Enumerable.Range(0, 37).Select(i => Kinematics.Mass(x[0][i], x[1][i], x[2][i], x[3][i]))));
        Kinematics.DeltaR(x[0], x[1], x[2], x[3], result);
        Assert.That(result, Is.EqualTo(Enumerable.Range(0, 37).Select(i => Kinematics.DeltaR(x[0][i], x[1][i], x[2][i], x[3][i]))));
    }

    [Test]
    public void Derived_components_of_spans_are_those_of_scalars_at_the_poles_too()
    {
        var random = new Random(5);
        double[] poles = [0, -0.0, double.NaN, double.PositiveInfinity, 1e-200, 1e200, -1];
        for (var round = 0; round < 200; round++)
        {
            double[] Values() => [.. Enumerable.Range(0, 19).Select(_ => round % 2 == 0 && random.Next(3) == 0 ? poles[random.Next(poles.Length)] : (random.NextDouble() * 200) - 100)];
            double[] x = Values(), y = Values(), z = Values(), result = new double[19];
            void Same(Func<int, double> scalar) =>
                Assert.That(result.Select(BitConverter.DoubleToInt64Bits), Is.EqualTo(Enumerable.Range(0, 19).Select(i => BitConverter.DoubleToInt64Bits(scalar(i)))));
            Kinematics.Eta(x, y, z, result);
            Same(i => Kinematics.Eta(x[i], y[i], z[i]));
            Kinematics.Phi(x, y, result);
            Same(i => Kinematics.Phi(x[i], y[i]));
            Kinematics.Theta(x, y, z, result);
            Same(i => Kinematics.Theta(x[i], y[i], z[i]));
            Kinematics.Rapidity(z, x, result);
            Same(i => Kinematics.Rapidity(z[i], x[i]));
            Kinematics.Mt(z, x, result);
            Same(i => Kinematics.Mt(z[i], x[i]));
            Kinematics.P(x, y, z, result);
            Same(i => Kinematics.P(x[i], y[i], z[i]));
        }
    }

    [Test]
    public void At_the_poles_the_conventions_hold()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Kinematics.Eta(0, 0, 5), Is.EqualTo(double.PositiveInfinity));
            Assert.That(Kinematics.Eta(0, 0, -5), Is.EqualTo(double.NegativeInfinity));
            Assert.That(Kinematics.Eta(0, 0, 0), Is.Zero);
            Assert.That(Kinematics.Phi(-0.0, -0.0), Is.Zero);
            Assert.That(Kinematics.Theta(0, 0, -3), Is.EqualTo(Math.PI));
            Assert.That(Kinematics.Theta(0, 0, -0.0), Is.Zero);
            Assert.That(Kinematics.Rapidity(5, 5), Is.EqualTo(double.PositiveInfinity));
            Assert.That(Kinematics.Rapidity(5, 4), Is.NaN);
            Assert.That(Kinematics.Rapidity(3, -5), Is.EqualTo(-Kinematics.Rapidity(3, 5)));
            Assert.That(Kinematics.Mass(3, 0, 4, 0), Is.EqualTo(-5));
            Assert.That(Kinematics.Mt(5, 4), Is.EqualTo(-3));
        });
    }

    private static int Compare(JsonElement row, List<string> names, string name, double value, int index, double absolute = 0, double absoluteSquare = 0)
    {
        var cell = row[names.IndexOf(name)];
        if (cell.ValueKind != JsonValueKind.Number)
        {
            return 0;
        }

        var expected = cell.GetDouble();
        var fits = Math.Abs(value - expected) <= (1e-12 * Math.Abs(expected)) + absolute
            || Math.Abs((value * Math.Abs(value)) - (expected * Math.Abs(expected))) <= absoluteSquare;
        Assert.That(fits, Is.True, $"{name} of vector {index}: {value:R}, exactly {expected:R}");
        return 1;
    }

    private static double[] Numbers(JsonElement row) => [.. row.EnumerateArray().Select(cell => cell.GetDouble())];
}
