using HepAnalysis.RootIO;
using HepAnalysis.RootIO.Histograms;
using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.Framework.Tests.RootIO.Histograms;

/// <summary>Values and errors of histograms and profiles, by hand for one bin; against ROOT's for all of the shared folder's by ReferenceTests.</summary>
public sealed class RootHistogramTests
{
    // Three fills of 1, 2, 6 in the one bin: mean 3, mean of squares 41/3, spread √(14/3).
    [TestCase(0, 1.2472191289246473)]
    [TestCase(1, 2.1602468994692867)]
    [TestCase(2, 1.2472191289246473)]
    [TestCase(3, 0.5773502691896258)]
    public void The_error_of_a_profile_follows_its_mode(int mode, double error)
    {
        var profile = RootHistogram.Of(Profile(mode, [0, 9, 0], [0, 41, 0], [0, 3, 0]));
        Assert.That(profile.Value(1), Is.EqualTo(3));
        Assert.That(profile.Error(1), Is.EqualTo(error).Within(1e-15));
        Assert.That((profile.Value(0), profile.Error(0)), Is.EqualTo((0.0, 0.0)), "an empty bin");
    }

    [Test]
    public void Equal_integers_have_the_error_of_a_rounding()
    {
        var profile = RootHistogram.Of(Profile(2, [0, 8, 0], [0, 16, 0], [0, 4, 0]));
        Assert.That(profile.Error(1), Is.EqualTo(1 / Math.Sqrt(48)));
    }

    [Test]
    public void A_histogram_without_squared_weights_has_the_errors_of_counts()
    {
        var histogram = Of("TH1F", [-4, 9, 0]);
        Assert.That(RootHistogram.Of(histogram).Error(0), Is.EqualTo(2));
        Assert.That(RootHistogram.Of(histogram).Error(1), Is.EqualTo(3));
    }

    [Test]
    public void Contents_that_do_not_fit_the_axes_are_refused() =>
        Assert.That(() => RootHistogram.Of(Of("TH1D", [1, 2])), Throws.TypeOf<CorruptFileException>().With.Message.Contains("3 bins"));

    [TestCase("TH3C", true)]
    [TestCase("TProfile3D", true)]
    [TestCase("TH4D", false)]
    [TestCase("TGraph", false)]
    public void Only_histograms_are_read(string className, bool reads) => Assert.That(RootHistogram.Reads(className), Is.EqualTo(reads));

    private static RootObject Profile(int mode, double[] sums, double[] squares, double[] entries)
    {
        var profile = Of("TProfile", sums);
        profile.Set("fSumw2", squares);
        profile.Set("fBinEntries", entries);
        profile.Set("fErrorMode", mode);
        return profile;
    }

    private static RootObject Of(string className, double[] contents)
    {
        var axis = new RootObject("TAxis", new MemberNames());
        axis.Set("fNbins", 1);
        axis.Set("fXmin", 0.0);
        axis.Set("fXmax", 1.0);
        var histogram = new RootObject(className, new MemberNames());
        histogram.Set("fXaxis", axis);
        histogram.Set("fArray", contents);
        return histogram;
    }
}
