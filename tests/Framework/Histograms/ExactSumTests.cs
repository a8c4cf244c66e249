using System.Numerics;
using HepAnalysis.Histograms;

namespace HepAnalysis.Framework.Tests.Histograms;

/// <summary>Exact sums against integers of any length, in any order and grouping.</summary>
public class ExactSumTests
{
    private const int Exponent = 2148;

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void The_sum_is_the_rounded_sum_of_integers_of_any_length(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var terms = Enumerable.Range(0, random.Next(1, 60)).Select(_ => Term(random, round % 4)).ToArray();
            var sum = new ExactSum();
            var exact = BigInteger.Zero;
            foreach (var term in terms)
            {
                sum.Add(term);
                exact += Integer(term, 1074);
                if (random.Next(3) == 0)
                {
                    sum.AddProduct(term, terms[0]);
                    exact += Integer(term, 0) * Integer(terms[0], 0);
                }
            }

            Assert.That(sum.Round(), Is.EqualTo(Rounded(exact)), $"round {round}");
            var again = new ExactSum();
            again.AddState(sum.ToState());
            Assert.That(again.Round(), Is.EqualTo(sum.Round()));
            again.AddState(again.ToState());
            Assert.That(again.Round(), Is.EqualTo(Rounded(2 * exact)));
        }
    }

    [Test]
    public void Order_and_grouping_leave_no_trace()
    {
        var random = new Random(4);
        var terms = Enumerable.Range(0, 5000).Select(i => Term(random, i % 4)).ToArray();
        var reference = Sum(terms);
        for (var round = 0; round < 5; round++)
        {
            random.Shuffle(terms);
            var total = new ExactSum();
            for (var at = 0; at < terms.Length;)
            {
                var length = Math.Min(random.Next(1, 900), terms.Length - at);
                var part = new ExactSum();
                Array.ForEach(terms[at..(at + length)], part.Add);
                total.Add(part);
                at += length;
            }

            Assert.That(BitConverter.DoubleToInt64Bits(total.Round()), Is.EqualTo(BitConverter.DoubleToInt64Bits(reference)));
        }
    }

    [Test]
    public void What_cancels_leaves_what_is_left()
    {
        var sum = new ExactSum();
        foreach (var term in (double[])[1e300, 1, -1e300, double.Epsilon, -1])
        {
            sum.Add(term);
        }

        Assert.That(sum.Round(), Is.EqualTo(double.Epsilon));
    }

    [Test]
    public void A_sum_beyond_the_range_is_infinite_and_comes_back()
    {
        var sum = new ExactSum();
        sum.Add(double.MaxValue);
        sum.Add(double.MaxValue);
        Assert.That(sum.Round(), Is.EqualTo(double.PositiveInfinity));
        sum.Add(-double.MaxValue);
        Assert.That(sum.Round(), Is.EqualTo(double.MaxValue));
    }

    [Test]
    public void Infinite_terms_are_refused() =>
        Assert.That(() => new ExactSum().Add(double.NaN), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static double Sum(double[] terms)
    {
        var sum = new ExactSum();
        Array.ForEach(terms, sum.Add);
        return sum.Round();
    }

    private static double Term(Random random, int kind) => kind switch
    {
        0 => Math.Exp((random.NextDouble() * 4) - 2),
        1 => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-150, 150)),
        2 => BitConverter.Int64BitsToDouble(random.NextInt64(0, 1L << 52)) * (random.Next(2) == 0 ? 1 : -1),
        _ => Math.Round((random.NextDouble() * 100) - 50),
    };

    // value · 2^(1074 + extra), an integer.
    private static BigInteger Integer(double value, int extra)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> 52) & 0x7FF;
        var mantissa = new BigInteger((bits & 0xF_FFFF_FFFF_FFFF) | (exponent == 0 ? 0 : 1L << 52)) * (bits < 0 ? -1 : 1);
        return mantissa << (Math.Max(exponent, 1) - 1 + extra);
    }

    private static double Rounded(BigInteger exact)
    {
        if (exact.IsZero)
        {
            return 0;
        }

        var size = BigInteger.Abs(exact);
        var last = Math.Max((int)size.GetBitLength() - 53, Exponent - 1074);
        var mantissa = size >> last;
        var rest = size - (mantissa << last);
        var half = BigInteger.One << (last - 1);
        if (rest > half || (rest == half && !mantissa.IsEven))
        {
            mantissa++;
        }

        return Math.ScaleB((double)mantissa, last - Exponent) * exact.Sign;
    }
}
