using HepAnalysis.RootIO;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Histograms;
using HepAnalysis.RootIO.Views;

namespace HepAnalysis.Framework.Tests.RootIO.Views;

/// <summary>Objects that ROOT 6.40 wrote, as types of their own; the numbers are what ROOT's own classes say of them.</summary>
public sealed class SharedViewTests
{
    private const double Within = 1e-9;

    // GetEfficiency, less GetEfficiencyErrorLow, plus GetEfficiencyErrorUp, behind SetStatisticOption(GetStatisticOption()): an object that was read
    // has the option, and until then the intervals of the default.
    [TestCase("e0;1", EfficiencyMethod.ClopperPearson, 1, 0.277777777778, 0.116425591653, 0.497828249454)]
    [TestCase("e0;1", EfficiencyMethod.ClopperPearson, 4, 0.596153846154, 0.472668652073, 0.711095544365)]
    [TestCase("e1;1", EfficiencyMethod.Normal, 2, 0.416666666667, 0.251137544441, 0.582195788892)]
    [TestCase("e2;2", EfficiencyMethod.ClopperPearson, 1, 0, 0, 0.458641675296)]
    [TestCase("e2;2", EfficiencyMethod.ClopperPearson, 2, 1, 0.158655253932, 1)]
    [TestCase("e2;2", EfficiencyMethod.ClopperPearson, 3, 0, 0, 1)]
    [TestCase("e2;1", EfficiencyMethod.Wilson, 1, 0.117647058824, 0.0397275762696, 0.300559585549)]
    [TestCase("e3;1", EfficiencyMethod.AgrestiCoull, 2, 0.1875, 0.0977695927381, 0.325953593546)]
    [TestCase("e5;1", EfficiencyMethod.BayesianJeffrey, 1, 0.211538461538, 0.0959471086488, 0.352737735746)]
    [TestCase("e6;1", EfficiencyMethod.BayesianUniform, 3, 0.416666666667, 0.314341667497, 0.5221777441)]
    [TestCase("e7;1", EfficiencyMethod.Bayesian, 1, 0.28125, 0.144672104327, 0.491634556235)]
    [TestCase("ew;1", EfficiencyMethod.ClopperPearson, 1, 0.619073985588, 0.477228592487, 0.760919378688)]
    public void Efficiencies_have_ROOTs_intervals(string path, EfficiencyMethod method, int bin, double efficiency, double low, double high)
    {
        using var file = Made("made_obj_efficiency");
        var read = file.Read<RootEfficiency>(path);

        Assert.That(read.Method, Is.EqualTo(method));
        Assert.That(read.Efficiency(bin), Is.EqualTo(efficiency).Within(Within));
        Assert.That(read.Interval(bin).Low, Is.EqualTo(low).Within(Within));
        Assert.That(read.Interval(bin).High, Is.EqualTo(high).Within(Within));
    }

    [TestCase("e4;1")]
    [TestCase("e8;1")]
    public void Intervals_that_are_not_made_are_refused_by_name(string path)
    {
        using var file = Made("made_obj_efficiency");
        var read = file.Read<RootEfficiency>(path);

        Assert.That(read.Missing, Does.Contain(read.Method.ToString()));
        Assert.That(() => read.Interval(1), Throws.TypeOf<UnsupportedFeatureException>());
    }

    // Number of bins that ROOT lists, sums of contents, of squared errors, and of contents by (axis + 1) times the number of the bin.
    [TestCase("hnD", 104.439055278412, 70.5738377433246, 1167.64896298854)]
    [TestCase("hnS", 200, 200, 2282)]
    [TestCase("hsD", 32.699833255245, 22.4150435976218, 816.12979133386)]
    [TestCase("hsF", 60, 60, 1424)]
    [TestCase("hsS", 60, 60, 675)]
    public void Histograms_of_many_dimensions_have_ROOTs_bins(string name, double sum, double squares, double moment)
    {
        using var file = Made("made_obj_thn");
        var read = file.Read<RootHistogramN>(name);

        Assert.That(read.Bins.Sum(bin => bin.Content), Is.EqualTo(sum).Within(Within));
        Assert.That(read.Bins.Sum(bin => bin.Error * bin.Error), Is.EqualTo(squares).Within(Within));
        Assert.That(read.Bins.Sum(bin => bin.Content * bin.Coordinates.Select((number, axis) => number * (axis + 1)).Sum()), Is.EqualTo(moment).Within(Within));
    }

    [Test]
    public void Functions_have_formula_parameters_and_limits()
    {
        using var file = Made("made_obj_functions");

        var fitted = file.Read<RootFunction>("f1");
        Assert.That(fitted.Formula, Is.EqualTo("[norm]*exp(-0.5*TMath::Sq(((x-[mean])/[sigma])))+[släpe]*x"));
        Assert.That(fitted.Parameters, Is.EqualTo(new RootFunctionParameter[] { new("norm", 1.5, 0, 0, 10), new("mean", 2, 0.25, 0, 0), new("sigma", 0.7, 0, 0.7, 0.7), new("släpe", double.NaN, 0, 0, 0) }));
        Assert.That((fitted.Ranges[0], fitted.Chi2, fitted.DegreesOfFreedom), Is.EqualTo(((-3.0, 7.0), 12.5, 7L)));
        Assert.That(file.Read<RootFunction>("fc").Parameters.Select(parameter => parameter.Value), Is.EqualTo(new[] { 2.0, 1.0 }), "compiled code has parameters all the same");
        Assert.That(file.Read<RootFunction>("f3").Ranges, Has.Count.EqualTo(3));
        Assert.That(file.Read<RootFunction>("form").Parameters.Select(parameter => parameter.Name), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void Functions_of_thirty_years_are_read()
    {
        using var file = RootFile.Open(Repository.Shared("root-files", "gohep__tformula-v14.root"));
        var function = file.Read<RootFunction>("func1");
        Assert.That(function.Formula, Is.Not.Empty);
        Assert.That(function.Parameters, Has.Count.EqualTo((int)function.Object.GetInteger("fNpar")));
    }

    [Test]
    public void Graphs_have_their_points_and_every_kind_of_errors()
    {
        using var file = Made("made_obj_graphs");

        Assert.That(file.Read<RootGraph>("g").XErrors, Is.Null);
        Assert.That(file.Read<RootGraph>("gempty").Count, Is.Zero);
        Assert.That(file.Read<RootGraph>("ge").YErrors.Single().IsSymmetric, Is.True);
        var bothSides = file.Read<RootGraph>("gae");
        Assert.That((bothSides.Y[0], bothSides.XErrors!.Low[0], bothSides.YErrors[0].High[7]), Is.EqualTo((8.1846283639630464, 0.37450164131271724, 0.70000000000000007)));
        var several = file.Read<RootGraph>("gme");
        Assert.That(several.YErrors.Select(errors => errors.Low[1]), Is.EqualTo(new[] { 0.01637065767944923, 0.033117230928731534 }));
        Assert.That(file.Read<RootGraph2D>("g2e").ZErrors!.Low[3], Is.EqualTo(0.59926549106968563));
        Assert.That(file.Read<RootMultiGraph>("mg").Graphs.Select(item => (item.Graph.Name, item.Graph.Count)), Is.EqualTo(new[] { ("a", 8), ("b", 8) }));
        Assert.That(file.Read<RootHistogramStack>("hs").Histograms[0].Histogram.Name, Is.EqualTo("st0"));
    }

    [Test]
    public void Polygons_have_their_corners_and_contents()
    {
        using var file = Made("made_obj_hist2");
        var read = file.Read<RootPolygonHistogram>("h2poly");

        Assert.That(read.Bins.Select(bin => bin.Content), Is.EqualTo(new[] { 3.0, 14, 19 }));
        Assert.That(read.Bins[1].Error, Is.EqualTo(3.7416573867739413));
        Assert.That(read.Bins[0].Outlines.Single().X, Is.EqualTo(new[] { 0.0, 2, 1 }));
        Assert.That(read.Overflow, Is.EqualTo(new[] { 0.0, 28, 2, 0, 216, 18, 0, 0, 0 }));
    }

    [Test]
    public void Numbers_vectors_and_matrices()
    {
        using var file = Made("made_obj_values");

        Assert.That(file.Read<RootParameter>("pl"), Is.EqualTo(new RootParameter("pl", "Long64_t", 1152921504606846976L)));
        Assert.That(file.Read<RootParameter>("pb").Number, Is.True);
        Assert.That(file.Read<RootVector>("vf")[-2], Is.EqualTo(-2));
        Assert.That(file.Read<RootVector>("svec").Elements, Is.EqualTo(new[] { 1.0, 2, 3 }));
        Assert.That(file.Read<RootVector>("v2").Elements, Is.EqualTo(new[] { 1.0, 2 }));
        var matrix = file.Read<RootMatrix>("mf");
        Assert.That((matrix.Rows, matrix.Columns, matrix.FirstRow, matrix.FirstColumn, matrix[0, 0]), Is.EqualTo((3, 3, 1, -1, 5.0)));
        var symmetric = file.Read<RootMatrix>("msd");
        Assert.That((symmetric[1, 3], symmetric[3, 1], symmetric[3, 3]), Is.EqualTo((31.0, 31.0, 33.0)));
        Assert.That(file.Read<RootMatrix>("mspd").Elements.Select((element, at) => (element, at)).Where(pair => pair.element != 0), Is.EqualTo(new[] { (3.0, 8), (-1.0, 29) }));
        Assert.That(file.Read<RootMatrix>("ssym").Elements.Take(8), Is.EqualTo(new[] { 0.0, 4, 8, 12, 4, 5, 9, 13 }));
        Assert.That(file.Read<RootMatrix>("sm")[2, 0], Is.EqualTo(2));
    }

    [Test]
    public void Lorentz_vectors_of_any_coordinates_are_four_numbers()
    {
        using var file = Made("made_obj_values");

        Assert.That(file.Read<RootLorentzVector>("lv"), Is.EqualTo(new RootLorentzVector(1, 2, 3, 4)));
        Assert.That(file.Read<RootLorentzVector>("pxpypze"), Is.EqualTo(new RootLorentzVector(1, 2, 3, 4)));
        var vector = file.Read<RootLorentzVector>("ptetaphim");
        Assert.That(vector.Px, Is.EqualTo(-4.16146836547142).Within(Within));
        Assert.That(vector.Pz, Is.EqualTo(11.752011936438).Within(Within));
        Assert.That(vector.Energy, Is.EqualTo(15.4389049013906).Within(Within));
        Assert.That((vector.Pt, vector.Eta, vector.Phi, vector.Mass), Is.EqualTo((10.0, 1.0, 2.0, 0.5)).Using<(double A, double B, double C, double D)>((a, b) => Math.Abs(a.A - b.A) + Math.Abs(a.B - b.B) + Math.Abs(a.C - b.C) + Math.Abs(a.D - b.D) < Within));
    }

    [Test]
    public void Texts_times_and_identifiers()
    {
        using var file = Made("made_obj_values");

        Assert.That(file.Read<RootText>("os").Value, Is.EqualTo("an object string"));
        Assert.That(file.Read<RootText>("tstring").Value, Is.EqualTo("raw TString"));
        Assert.That(file.Read<RootUuid>("uuid").ToString(), Is.EqualTo("01234567-89ab-cdef-0123-456789abcdef"));
        Assert.That(file.Read<RootDatime>("datime").Packed, Is.EqualTo(2113587384));
    }

    [Test]
    public void Lists_and_maps()
    {
        using var file = Made("made_obj_containers");

        var list = file.Read<RootList>("list");
        Assert.That(list.Options, Is.EqualTo(new[] { "opt1", "", "again", "inner option" }));
        Assert.That(list.Find("n2")!.Get<string>("fTitle"), Is.EqualTo("second"));
        Assert.That(list.Items[2], Is.SameAs(list.Items[0]), "the same object twice");
        Assert.That(file.Read<RootList>("objarray").Items.Select(item => item is null), Is.EqualTo(new[] { false, true, false, true, false }));
        var map = file.Read<RootMap>("map");
        Assert.That(map.Pairs, Is.Not.Empty);
        var name = map.Pairs[0].Key!.Get<string>("fName") ?? map.Pairs[0].Key!.Get<string>("fString")!;
        Assert.That(map.Find(name), Is.SameAs(map.Pairs[0].Value));
    }

    [Test]
    public void Another_class_is_refused_and_the_nearest_of_the_right_one_named()
    {
        using var file = Made("made_obj_graphs");
        Assert.That(() => file.Read<RootGraph>("mg"), Throws.TypeOf<ObjectNotFoundException>().With.Message.Contains("'mg' is not a graph").And.Message.Contains("TMultiGraph").And.Message.Contains("there is g"));
        Assert.That(() => file.Read<RootHistogram>("g"), Throws.TypeOf<ObjectNotFoundException>().With.Message.Contains("is not a histogram"));
    }

    private static RootFile Made(string name) => RootFile.Open(Repository.Shared("root-files", "made", $"{name}.root"));
}
