using HepAnalysis.Columns;
using HepAnalysis.RootIO;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.Framework.Tests.RootIO.Binding;

/// <summary>What does not fit a file is said before an event is read: what, where, why, what to try.</summary>
public sealed class BindingErrorTests
{
    [Test]
    public void A_column_that_is_not_there_is_named_with_its_nearest() => Refused(
        new Table(1).With("Muon_pt", Muons(1f)).With("Muon_etaa", Muons(1f)).With("Muon_charge", Muons(1)),
        "MuonsOnly reads Muon.eta", "table.root:Events", "'Muon_eta', 'Muon.eta'", "did you mean Muon_etaa", "[Member(");

    [Test]
    public void A_collection_that_is_not_there_is_named() => Refused(
        new Table(1).With("Muons_pt", Muons(1f)), "MuonsOnly reads the collection Muon, and there is none", "did you mean Muons_pt");

    [Test]
    public void A_column_that_cannot_be_read_is_named_with_the_reason() => Refused(
        new Table(1) { Unreadable = new Dictionary<string, string> { ["Muon_eta"] = "its class streams itself" } }.With("Muon_pt", Muons(1f)), "'Muon_eta' cannot be read as a column: its class streams itself");

    [Test]
    public void Numbers_that_lose_something_are_refused_and_the_type_to_declare_is_named() => Refused(
        new Table(1).With("Muon_pt", Muons(1.0)), "MuonsOnly reads Muon.pt as float32", "'Muon_pt' holds float64", "not every value of that is one of float32", "declare it double");

    [Test]
    public void A_number_where_there_should_be_one_for_each_object_is_refused() => Refused(
        new Table(1).With("Muon_pt", Muons(1f)).With("Muon_eta", Table.Numbers(1f)), "reads Muon.eta as float64", "'Muon_eta' is float32: not one for each object");

    [Test]
    public void A_scalar_is_no_collection() => Refused(new Table(1).With("Muon_pt", Table.Numbers(1f)), "reads Muon as a collection", "'Muon_pt' is float32");

    [Test]
    public void A_list_where_one_number_is_declared_is_refused_with_what_to_declare() => Refused(
        new Table(1).With("Muon_pt", Muons(1f)).With("Muon_eta", Table.Lists(Muons(1f), 1)), "'Muon_eta' holds float32[] for each", "declare it ReadOnlySpan<float>");

    [Test]
    public void A_four_vector_without_its_columns_is_refused() => Refused(
        new Table(1).With("Muon_pt", Muons(1f)).With("Muon_eta", Muons(1f)).With("Muon_charge", Muons(1)), "takes Muon as a four-vector", "neither px, py, pz, energy nor pt, eta, phi, mass");

    [Test]
    public void What_no_struct_can_have_is_read_by_blocks() => Refused(
        new Table(1).With("Muon_pt", Table.Lists(new UnionColumn(Table.Numbers<sbyte>(0), [Table.Numbers(1f), Table.Numbers(1)]), 1)), "OpenReader gives columns of any type");

    private static ListColumn Muons<T>(T value)
        where T : unmanaged => Table.Lists(Table.Numbers(value), 1);

    private static void Refused(Table table, params string[] said)
    {
        var message = Assert.Throws<ObjectNotFoundException>(() => table.Read<MuonsOnly>())!.Message;
        foreach (var part in said)
        {
            Assert.That(message, Does.Contain(part));
        }
    }
}
