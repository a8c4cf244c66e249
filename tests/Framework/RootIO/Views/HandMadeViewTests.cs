using HepAnalysis.RootIO;
using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.Views;

namespace HepAnalysis.Framework.Tests.RootIO.Views;

/// <summary>Views of objects that stand here member by member, those that contradict themselves among them.</summary>
public sealed class HandMadeViewTests
{
    [Test]
    public void A_graph_with_fewer_numbers_than_points_is_refused()
    {
        var graph = Of("TGraphErrors", ("fNpoints", 2), ("fX", new double[] { 1, 2 }), ("fY", new double[] { 1 }));
        Assert.That(() => RootGraph.Of(graph), Throws.TypeOf<CorruptFileException>().With.Message.Contains("fNpoints is 2").And.Message.Contains("fY has 1"));
    }

    [Test]
    public void Old_functions_are_formulas_themselves()
    {
        var function = RootFunction.Of(Of("TF1", ("fName", "f"), ("fTitle", "[0]+[1]*x"), ("fNdim", 1), ("fParams", new double[] { 3, 4 }), ("fNames", new[] { "a", "" }), ("fXmin", -1.0), ("fXmax", 1.0)));
        Assert.That(function.Formula, Is.EqualTo("[0]+[1]*x"));
        Assert.That(function.Parameters.Select(parameter => (parameter.Name, parameter.Value)), Is.EqualTo(new[] { ("a", 3.0), ("p1", 4.0) }));
        Assert.That(function.Ranges, Is.EqualTo(new[] { (-1.0, 1.0) }));
    }

    // Axes of 3, 4 and 2 bins need 3 bits each with their flow bins: 75 is 001 001 011 from the last axis on.
    [Test]
    public void Coordinates_of_sparse_bins_are_packed_bits()
    {
        var chunk = Of("THnSparseArrayChunk", ("fSingleCoordinateSize", 2), ("fCoordinatesSize", 4), ("fCoordinates", new sbyte[] { 75, 0, -110, 0 }), ("fContent", new float[] { 1, 5, 0, 0 }));
        var bins = RootHistogramN.Of(Sparse(2, chunk)).Bins;
        Assert.That(bins.Select(bin => (string.Join(' ', bin.Coordinates), bin.Content)), Is.EqualTo(new[] { ("3 1 1", 1.0), ("2 2 2", 5.0) }));
        Assert.That(bins[1].Error, Is.EqualTo(Math.Sqrt(5)));
    }

    [TestCase(1, 3, "bytes of coordinates", TestName = "Coordinates that end within a bin")]
    [TestCase(2, 2, "fFilledBins is 2", TestName = "Fewer bins than are counted")]
    public void Sparse_histograms_that_contradict_themselves_are_refused(int filled, int bytes, string why)
    {
        var chunk = Of("THnSparseArrayChunk", ("fSingleCoordinateSize", 2), ("fCoordinates", new sbyte[bytes]), ("fContent", new float[8]));
        Assert.That(() => RootHistogramN.Of(Sparse(filled, chunk)), Throws.TypeOf<CorruptFileException>().With.Message.Contains(why));
    }

    [Test]
    public void A_sparse_matrix_with_columns_beyond_its_own_is_refused()
    {
        var matrix = Of("TMatrixTSparse<double>", ("fNrows", 1), ("fNcols", 2), ("fRowIndex", new[] { 0, 1 }), ("fColIndex", new[] { 5 }), ("fElements", new double[] { 1 }));
        Assert.That(() => RootMatrix.Of(matrix), Throws.TypeOf<CorruptFileException>());
    }

    [TestCase(-1, 3)]
    [TestCase(100_000, 100_000)]
    public void A_matrix_of_an_impossible_shape_takes_no_memory(int rows, int columns) =>
        Assert.That(() => RootMatrix.Of(Of("TMatrixTSparse<double>", ("fNrows", rows), ("fNcols", columns))), Throws.TypeOf<CorruptFileException>().With.Message.Contains($"{rows} rows"));

    [Test]
    public void An_energy_that_is_stored_as_a_mass()
    {
        var coordinates = Of("ROOT::Math::PxPyPzM4D<double>", ("fX", 0.0), ("fY", 3.0), ("fZ", 4.0), ("fM", 12.0));
        var vector = RootLorentzVector.Of(Of("ROOT::Math::LorentzVector<ROOT::Math::PxPyPzM4D<double> >", ("fCoordinates", coordinates)));
        Assert.That((vector.Energy, vector.Mass, vector.Pt), Is.EqualTo((13.0, 12.0, 3.0)));
        Assert.That(RootLorentzVector.Reads("ROOT::Math::LorentzVector<MyOwn<double> >"), Is.False);
    }

    [Test]
    public void An_efficiency_without_its_histograms_is_refused() =>
        Assert.That(() => RootEfficiency.Of(Of("TEfficiency", ("fName", "e"))), Throws.TypeOf<CorruptFileException>().With.Message.Contains("fTotalHistogram"));

    [Test]
    public void Of_two_members_of_one_name_the_derived_classs_is_found()
    {
        var pave = Of("TPave", ("fName", "of the base"), ("fName", "of the class"));
        Assert.That(pave.Get<string>("fName"), Is.EqualTo("of the class"));
        Assert.That(pave.Members["fName"], Is.EqualTo("of the class"));
    }

    private static RootObject Sparse(int filled, RootObject chunk) => Of(
        "THnSparseT<TArrayF>", ("fNdimensions", 3), ("fFilledBins", filled),
        ("fAxes", new object?[] { Axis(3), Axis(4), Axis(2) }), ("fBinContent", new object?[] { chunk }));

    private static RootObject Axis(int bins) => Of("TAxis", ("fNbins", bins), ("fXmin", 0.0), ("fXmax", 1.0));

    private static RootObject Of(string className, params (string Name, object Value)[] members)
    {
        var value = new RootObject(className, new MemberNames());
        foreach (var (name, member) in members)
        {
            value.Set(name, member);
        }

        return value;
    }
}
