using HepAnalysis.Columns;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.Framework.Tests.RootIO.Reading;

/// <summary>How types of columns are printed.</summary>
public sealed class ColumnTypeTextTests
{
    private static readonly ColumnType Short = new ColumnType.Number(NumberKind.Int16);

    [Test]
    public void Sizes_of_arrays_stand_in_the_order_of_C()
    {
        var array = Fixed(2, Fixed(3, Short));
        Assert.That(array.ToString(), Is.EqualTo("int16[2][3]"));
        Assert.That(List(array).ToString(), Is.EqualTo("int16[][2][3]"));
        Assert.That(Fixed(4, List(Short)).ToString(), Is.EqualTo("int16[4][]"));
        Assert.That(List(List(Short)).ToString(), Is.EqualTo("int16[][]"));
    }

    [Test]
    public void What_an_array_holds_stands_in_front_of_its_sizes()
    {
        Assert.That(Fixed(2, new ColumnType.Option(List(Short))).ToString(), Is.EqualTo("int16[]?[2]"));
        Assert.That(List(new ColumnType.Record([new RecordField("m", Fixed(2, Fixed(3, Short)))])).ToString(), Does.Contain("int16[2][3]").And.EndsWith("}[]"));
    }

    // fDim is declared as int fDim[2][3].
    [Test]
    public void A_branch_is_printed_as_its_class_declares_it()
    {
        using var file = RootFile.Open(Repository.Shared("root-files", "made", "made_tree_evt_split99.root"));
        var column = file.OpenTree("T").Columns.First(column => column.Name.Contains("fDim", StringComparison.Ordinal));
        Assert.That(column.Type.ToString(), Is.EqualTo("int32[2][3]"));
    }

    private static ColumnType.FixedArray Fixed(int length, ColumnType item) => new(item, length);

    private static ColumnType.List List(ColumnType item) => new(item);
}
