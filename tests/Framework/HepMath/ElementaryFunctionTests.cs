using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using HepAnalysis.Columns;

namespace HepAnalysis.Framework.Tests.HepMathTests;

/// <summary>
/// HepMath against values of 1,400 bits (elementary.tsv, made with mpmath), against itself in vectors, and against the bits
/// it gave before.
/// </summary>
public class ElementaryFunctionTests
{
    private static readonly Dictionary<string, Func<double, double>> Functions = new()
    {
        ["Exp"] = HepMath.Exp,
        ["Log"] = HepMath.Log,
        ["Log2"] = HepMath.Log2,
        ["Log10"] = HepMath.Log10,
        ["Sin"] = HepMath.Sin,
        ["Cos"] = HepMath.Cos,
        ["Tan"] = HepMath.Tan,
        ["Asin"] = HepMath.Asin,
        ["Acos"] = HepMath.Acos,
        ["Expm1"] = HepMath.Expm1,
        ["Log1p"] = HepMath.Log1p,
        ["Acosh"] = HepMath.Acosh,
        ["Atanh"] = HepMath.Atanh,
        ["Atan"] = HepMath.Atan,
        ["Sinh"] = HepMath.Sinh,
        ["Cosh"] = HepMath.Cosh,
        ["Tanh"] = HepMath.Tanh,
        ["Asinh"] = HepMath.Asinh,
    };

    private static readonly double[] Special =
    [
        0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon, double.MaxValue,
        double.MinValue, 1, -1, 709.8, 710, 711, -745.2, -746, 2.2250738585072014E-308, 800_000, -800_001, 1e300,
    ];

    [Test]
    public void Results_are_within_one_unit_in_the_last_place()
    {
        var rows = 0;
        Assert.Multiple(() =>
        {
            foreach (var line in File.ReadLines(Table()).Where(line => line[0] != '#'))
            {
                var fields = line.Split('\t');
                var x = fields[1].Split(' ').Select(FromBits).ToArray();
                var result = fields[0] switch
                {
                    "Atan2" => HepMath.Atan2(x[0], x[1]),
                    "Pow" => HepMath.Pow(x[0], x[1]),
                    "Hypot" => HepMath.Hypot(x[0], x[1]),
                    _ => Functions[fields[0]](x[0]),
                };
                var units = (double)(BitConverter.DoubleToInt64Bits(result) - BitConverter.DoubleToInt64Bits(FromBits(fields[2])));
                var above = double.Parse(fields[3], CultureInfo.InvariantCulture) * (result < 0 ? -1 : 1);
                Assert.That(Math.Abs(units - above), Is.LessThanOrEqualTo(1), $"{fields[0]}({string.Join(", ", x)}) = {result:R}");
                rows++;
            }
        });
        Assert.That(rows, Is.GreaterThan(1000));
    }

    [Test]
    public void Vectors_give_the_bits_of_scalars()
    {
        Check("Exp", HepMath.Exp, HepMath.Exp, HepMath.Exp);
        Check("Log", HepMath.Log, HepMath.Log, HepMath.Log);
        Check("Sin", HepMath.Sin, HepMath.Sin, HepMath.Sin);
        Check("Cos", HepMath.Cos, HepMath.Cos, HepMath.Cos);
        Check("Sinh", HepMath.Sinh, HepMath.Sinh, HepMath.Sinh);
        Check("Cosh", HepMath.Cosh, HepMath.Cosh, HepMath.Cosh);
        Check("Tanh", HepMath.Tanh, HepMath.Tanh, HepMath.Tanh);
        Check("Asinh", HepMath.Asinh, HepMath.Asinh, HepMath.Asinh);
        Check("Acosh", HepMath.Acosh, HepMath.Acosh, HepMath.Acosh);
        Check("Atanh", HepMath.Atanh, HepMath.Atanh, HepMath.Atanh);
        Check("Tan", HepMath.Tan, HepMath.Tan, HepMath.Tan);
        Check("Atan", HepMath.Atan, HepMath.Atan, HepMath.Atan);
        Check("Asin", HepMath.Asin, HepMath.Asin, HepMath.Asin);
        Check("Acos", HepMath.Acos, HepMath.Acos, HepMath.Acos);
        Check("Log1p", HepMath.Log1p, HepMath.Log1p, HepMath.Log1p);
        Check("Log2", HepMath.Log2, HepMath.Log2, HepMath.Log2);
        Check("Log10", HepMath.Log10, HepMath.Log10, HepMath.Log10);
        Check("Expm1", HepMath.Expm1, HepMath.Expm1, HepMath.Expm1);
    }

    [Test]
    public void Spans_of_two_operands_give_the_bits_of_scalars()
    {
        CheckTwo("Atan2", HepMath.Atan2, HepMath.Atan2);
        CheckTwo("Hypot", HepMath.Hypot, HepMath.Hypot);
        CheckTwo("Pow", HepMath.Pow, HepMath.Pow);
    }

    /// <summary>This very process on a lesser processor: without fused steps, without AVX2, without AVX-512.</summary>
    [TestCase("EnableFMA")]
    [TestCase("EnableAVX2")]
    [TestCase("EnableAVX512")]
    public void A_lesser_processor_gives_the_same_bits(string feature)
    {
        var host = Environment.ProcessPath!;
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ElementaryFunctionTests).Assembly.Location);
        }

        start.ArgumentList.Add("--filter");
        start.ArgumentList.Add($"FullyQualifiedName~{nameof(ElementaryFunctionTests)}.{nameof(Bits_are_those_they_were)}|FullyQualifiedName~{nameof(ElementaryFunctionTests)}.{nameof(Vectors_give_the_bits_of_scalars)}");
        start.Environment["DOTNET_" + feature] = "0";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, output + errors.Result);
        Assert.That(output, Does.Contain("succeeded: 2"));
    }

    /// <summary>The same on a processor without FMA, AVX2 or AVX-512, and in every later version.</summary>
    [Test]
    public void Bits_are_those_they_were()
    {
        var random = new Random(20261125);
        var hash = 14695981039346656037UL;
        for (var i = 0; i < 2000; i++)
        {
            double a = Argument(random), b = Argument(random);
            foreach (var value in (double[])[HepMath.Atan2(a, b), HepMath.Hypot(a, b), HepMath.Pow(Math.Abs(a), b)])
            {
                hash = (hash ^ (ulong)BitConverter.DoubleToInt64Bits(value)) * 1099511628211;
            }
        }

        foreach (var function in Functions.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            for (var i = 0; i < 2000; i++)
            {
                var bits = BitConverter.DoubleToInt64Bits(function.Value(Argument(random)));
                hash = (hash ^ (ulong)bits) * 1099511628211;
            }
        }

        Assert.That(hash.ToString("x16"), Is.EqualTo("5120d67773fcc140"));
    }

    [TestCase(0.0, 1.0, 0.0)]
    [TestCase(0.0, -1.0, Math.PI)]
    [TestCase(-0.0, -1.0, -Math.PI)]
    [TestCase(-0.0, 1.0, -0.0)]
    [TestCase(1.0, 0.0, Math.PI / 2)]
    [TestCase(double.PositiveInfinity, double.PositiveInfinity, Math.PI / 4)]
    [TestCase(double.PositiveInfinity, double.NegativeInfinity, 3 * Math.PI / 4)]
    [TestCase(1.0, double.NegativeInfinity, Math.PI)]
    public void Atan2_has_the_special_values_of_C(double y, double x, double expected) =>
        Assert.That(BitConverter.DoubleToInt64Bits(HepMath.Atan2(y, x)), Is.EqualTo(BitConverter.DoubleToInt64Bits(expected)));

    [TestCase(-8.0, 1.0 / 3, double.NaN)]
    [TestCase(-2.0, 3.0, -8.0)]
    [TestCase(-2.0, 2.0, 4.0)]
    [TestCase(0.0, -1.0, double.PositiveInfinity)]
    [TestCase(-0.0, -3.0, double.NegativeInfinity)]
    [TestCase(double.NaN, 0.0, 1.0)]
    [TestCase(1.0, double.NaN, 1.0)]
    [TestCase(-1.0, double.PositiveInfinity, 1.0)]
    [TestCase(0.5, double.PositiveInfinity, 0.0)]
    [TestCase(2.0, 1024.0, double.PositiveInfinity)]
    public void Pow_has_the_special_values_of_C(double x, double y, double expected) =>
        Assert.That(HepMath.Pow(x, y), Is.EqualTo(expected));

    [Test]
    public void Special_arguments_give_the_values_of_C()
    {
        Assert.Multiple(() =>
        {
            Assert.That(HepMath.Exp(double.NegativeInfinity), Is.Zero);
            Assert.That(HepMath.Exp(710), Is.EqualTo(double.PositiveInfinity));
            Assert.That(HepMath.Exp(-746), Is.Zero);
            Assert.That(HepMath.Log(0), Is.EqualTo(double.NegativeInfinity));
            Assert.That(HepMath.Log(-1), Is.NaN);
            Assert.That(HepMath.Sin(double.PositiveInfinity), Is.NaN);
            Assert.That(double.IsNegative(HepMath.Sin(-0.0)), Is.True);
            Assert.That(double.IsNegative(HepMath.Sinh(-0.0)), Is.True);
            Assert.That(HepMath.Acos(1), Is.Zero);
            Assert.That(HepMath.Acos(-1), Is.EqualTo(Math.PI));
            Assert.That(HepMath.Asin(-1), Is.EqualTo(-Math.PI / 2));
            Assert.That(HepMath.Log1p(-1), Is.EqualTo(double.NegativeInfinity));
            Assert.That(HepMath.Log1p(-1.5), Is.NaN);
            Assert.That(HepMath.Expm1(double.NegativeInfinity), Is.EqualTo(-1));
            Assert.That(double.IsNegative(HepMath.Expm1(-0.0)), Is.True);
            Assert.That(HepMath.Atanh(1), Is.EqualTo(double.PositiveInfinity));
            Assert.That(HepMath.Atanh(-1.5), Is.NaN);
            Assert.That(HepMath.Acosh(1), Is.Zero);
            Assert.That(HepMath.Acosh(0.5), Is.NaN);
            Assert.That(HepMath.Hypot(double.NaN, double.NegativeInfinity), Is.EqualTo(double.PositiveInfinity));
            Assert.That(HepMath.Hypot(-0.0, 0), Is.Zero);
            Assert.That(HepMath.Hypot(3e300, 4e300), Is.EqualTo(5e300));
            Assert.That(HepMath.Hypot(3 * double.Epsilon, 4 * double.Epsilon), Is.EqualTo(5 * double.Epsilon));
            Assert.That(HepMath.Log10(1000), Is.EqualTo(3));
            Assert.That(HepMath.Log2(1.0 / 1024), Is.EqualTo(-10));
            Assert.That(HepMath.Pow(3, 4), Is.EqualTo(81));
            Assert.That(HepMath.Asin(1.0000000000000002), Is.NaN);
        });
    }

    private static void Check(
        string name, Func<double, double> scalar, Func<Vector256<double>, Vector256<double>> four, Func<Vector512<double>, Vector512<double>> eight)
    {
        var random = new Random(5);
        var x = new double[8];
        for (var i = 0; i < 3000; i++)
        {
            for (var lane = 0; lane < x.Length; lane++)
            {
                x[lane] = Argument(random);
            }

            var vector4 = four(Vector256.Create<double>(x.AsSpan(0, 4)));
            var vector8 = eight(Vector512.Create<double>(x));
            for (var lane = 0; lane < x.Length; lane++)
            {
                var expected = BitConverter.DoubleToInt64Bits(scalar(x[lane]));
                if (BitConverter.DoubleToInt64Bits(vector8[lane]) != expected || (lane < 4 && BitConverter.DoubleToInt64Bits(vector4[lane]) != expected))
                {
                    Assert.Fail($"{name}({x[lane]:R}): {scalar(x[lane]):R} alone, {(lane < 4 ? vector4[lane] : double.NaN):R} of four, {vector8[lane]:R} of eight");
                }
            }
        }
    }

    private delegate void SpanFunction(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> result);

    private static void CheckTwo(string name, Func<double, double, double> scalar, SpanFunction span)
    {
        var random = new Random(6);
        for (var round = 0; round < 400; round++)
        {
            // Some rounds hold ordinary numbers alone, so that no lane is left to the scalar form.
            double Next() => round % 2 == 0 ? Argument(random) : Math.Exp((random.NextDouble() * 8) - 4);
            double[] a = [.. Enumerable.Range(0, 37).Select(_ => Next())], b = [.. Enumerable.Range(0, 37).Select(_ => Next())];
            var result = new double[a.Length];
            span(a, b, result);
            for (var i = 0; i < a.Length; i++)
            {
                Assert.That(BitConverter.DoubleToInt64Bits(result[i]), Is.EqualTo(BitConverter.DoubleToInt64Bits(scalar(a[i], b[i]))), $"{name}({a[i]:R}, {b[i]:R})");
            }
        }
    }

    private static double Argument(Random random) => random.Next(12) switch
    {
        0 => Special[random.Next(Special.Length)],
        1 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
        < 6 => (random.NextDouble() * 1400) - 700,
        _ => (random.NextDouble() * 12) - 6,
    };

    private static double FromBits(string hex) => BitConverter.Int64BitsToDouble(long.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    private static string Table([CallerFilePath] string file = "") =>
        File.Exists(Path.Combine(Path.GetDirectoryName(file)!, "elementary.tsv"))
            ? Path.Combine(Path.GetDirectoryName(file)!, "elementary.tsv")
            : Path.Combine(Repository.Root, "tests", "Framework", "HepMath", "elementary.tsv");
}
