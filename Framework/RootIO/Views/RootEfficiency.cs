using HepAnalysis.RootIO.Histograms;
using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Views;

/// <summary>An efficiency in bins: what passed of what there was (TEfficiency).</summary>
public sealed class RootEfficiency : IRootView<RootEfficiency>
{
    // TEfficiency::EStatusBits.
    private const long IsBayesianBit = 1 << 14;
    private const long ModeBit = 1 << 15;
    private const long ShortestBit = 1 << 16;
    private const long PriorOfBinBit = 1 << 17;
    private const long WeightsBit = 1 << 18;

    private readonly IReadOnlyList<(double Alpha, double Beta)> priors;
    private readonly long bits;

    private RootEfficiency(RootObject value)
    {
        Object = value;
        Total = Histogram(value, "fTotalHistogram");
        Passed = Histogram(value, "fPassedHistogram");
        if (Total.Contents.Count != Passed.Contents.Count)
        {
            throw value.Contradicts($"{Total.Contents.Count} bins in all and {Passed.Contents.Count} that passed");
        }

        bits = value.GetInteger("fBits");
        priors = [.. (value.Get<object?[]>("fBeta_bin_params") ?? []).Select(Pair)];
    }

    /// <inheritdoc/>
    public static string Kind => "an efficiency";

    /// <summary>Every member as stored.</summary>
    public RootObject Object { get; }

    /// <summary>Name.</summary>
    public string Name => Object.Name();

    /// <summary>Title; of axes too where it has semicolons.</summary>
    public string Title => Object.Title();

    /// <summary>All events.</summary>
    public RootHistogram Total { get; }

    /// <summary>The events that passed.</summary>
    public RootHistogram Passed { get; }

    /// <summary>Probability content of the intervals: 0.683 unless it was set.</summary>
    public double ConfidenceLevel => Object.GetReal("fConfLevel");

    /// <summary>How the intervals are made.</summary>
    public EfficiencyMethod Method => (EfficiencyMethod)Object.GetInteger("fStatisticOption");

    /// <summary>True where the efficiency is the mean or the mode of a posterior and not the ratio.</summary>
    public bool IsBayesian => (bits & IsBayesianBit) != 0;

    /// <summary>True where it was filled with weights.</summary>
    public bool IsWeighted => (bits & WeightsBit) != 0;

    /// <summary>Why <see cref="Interval"/> has no answer; null where it has.</summary>
    public string? Missing => IsBayesian && (bits & ShortestBit) != 0 ? "shortest Bayesian intervals are not made here"
        : !IsBayesian && !IsWeighted && Method is EfficiencyMethod.FeldmanCousins or EfficiencyMethod.MidP or > EfficiencyMethod.MidP ? $"{Method} intervals are not made here"
        : null;

    /// <inheritdoc/>
    public static bool Reads(string className) => className == "TEfficiency";

    /// <inheritdoc/>
    public static RootEfficiency Of(RootObject value) => new(value);

    /// <summary>The efficiency of a bin in ROOT's global order (TEfficiency::GetEfficiency); 0 where there was nothing.</summary>
    public double Efficiency(int bin)
    {
        if (!IsBayesian)
        {
            return Total.Contents[bin] == 0 ? 0 : Passed.Contents[bin] / Total.Contents[bin];
        }

        var (a, b) = Posterior(bin);
        return (bits & ModeBit) != 0 ? Mode(a, b) : a + b <= 0 ? 0 : a / (a + b);
    }

    /// <summary>The interval around the efficiency of a bin, with its own method and level (TEfficiency::GetEfficiencyErrorLow, …Up).</summary>
    /// <exception cref="UnsupportedFeatureException"><see cref="Missing"/> says why.</exception>
    public (double Low, double High) Interval(int bin)
    {
        if (Missing is { } reason)
        {
            throw new UnsupportedFeatureException($"the intervals of efficiency '{Name}' are not known", Name, reason, "use Passed and Total, with an interval of your own");
        }

        if (IsBayesian)
        {
            var (a, b) = Posterior(bin);
            return EfficiencyIntervals.Central(a, b, ConfidenceLevel);
        }

        var (total, passed) = (Total.Contents[bin], Passed.Contents[bin]);
        return IsWeighted ? Weighted(bin) : Method switch
        {
            EfficiencyMethod.Normal => EfficiencyIntervals.Normal(total, passed, ConfidenceLevel),
            EfficiencyMethod.Wilson => EfficiencyIntervals.Wilson(total, passed, ConfidenceLevel),
            EfficiencyMethod.AgrestiCoull => EfficiencyIntervals.AgrestiCoull(total, passed, ConfidenceLevel),
            _ => EfficiencyIntervals.ClopperPearson(total, passed, ConfidenceLevel),
        };
    }

    // Of weighted events the normal approximation, whatever the method.
    private (double Low, double High) Weighted(int bin)
    {
        var (all, passed) = (Total.Contents[bin], Passed.Contents[bin]);
        if (all == 0)
        {
            return (0, 1);
        }

        var (all2, passed2) = (Square(Total, bin), Square(Passed, bin));
        var efficiency = Efficiency(bin);
        var variance = ((passed2 * (1 - (2 * efficiency))) + (all2 * efficiency * efficiency)) / (all * all);
        var half = EfficiencyIntervals.Quantile(ConfidenceLevel) * Math.Sqrt(Math.Max(0, variance));
        return (Math.Max(0, efficiency - half), Math.Min(1, efficiency + half));
    }

    private (double A, double B) Posterior(int bin)
    {
        var (alpha, beta) = (bits & PriorOfBinBit) != 0 && bin < priors.Count ? priors[bin] : (Object.GetReal("fBeta_alpha"), Object.GetReal("fBeta_beta"));
        var (total, passed) = (Total.Contents[bin], Passed.Contents[bin]);

        // Weights are scaled to the number of events that would have as large an error.
        var scale = !IsWeighted ? 1 : Square(Total, bin) > 0 ? total / Square(Total, bin) : 1;
        return ((passed * scale) + alpha, ((total - passed) * scale) + beta);
    }

    private static double Mode(double a, double b) =>
        a <= 1 || b <= 1 ? (a < b ? 0 : a > b ? 1 : 0.5) : (a - 1) / (a + b - 2);

    private static double Square(RootHistogram histogram, int bin) => histogram.SumW2.Count > 0 ? histogram.SumW2[bin] : histogram.Contents[bin];

    private static RootHistogram Histogram(RootObject value, string member) =>
        value.Get<RootObject>(member) is { } histogram && RootHistogram.Reads(histogram.ClassName) ? RootHistogram.Of(histogram) : throw value.Contradicts($"it has no histogram {member}");

    private static (double Alpha, double Beta) Pair(object? value) => value switch
    {
        RootObject pair => (pair.GetReal("first"), pair.GetReal("second")),
        KeyValuePair<object?, object?> pair => (Convert.ToDouble(pair.Key, null), Convert.ToDouble(pair.Value, null)),
        _ => (1, 1),
    };
}
