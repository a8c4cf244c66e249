using System.Text;
using HepAnalysis.Columns;
using HepAnalysis.RootIO.Files;

namespace HepAnalysis.Framework.Tests.RootIO.Binding;

/// <summary>Texts, options, arrays, records, collections within collections: under whatever names containers give them.</summary>
public sealed class ShapeTests
{
    [TestCase(".")]
    [TestCase("_")]
    public void Members_are_columns_of_their_own(string join) => Check(Common().With($"vertex{join}x", Table.Numbers(1f, 2f, 3f)).With($"vertex{join}y", Table.Numbers(4f, 5f, 6f))
        .With($"Jet{join}pt", Table.Lists(Pt(), 2, 0, 1)).With($"Jet{join}name", Table.Lists(Names(), 2, 0, 1)).With($"Jet{join}flavour", Table.Lists(Flavours(), 2, 0, 1))
        .With($"Jet{join}axis{join}x", Table.Lists(Table.Numbers(7f, 8f, 9f), 2, 0, 1)).With($"Jet{join}axis{join}y", Table.Lists(Table.Numbers(-7f, -8f, -9f), 2, 0, 1))
        .With($"Jet{join}ids", Table.Lists(Ids(), 2, 0, 1))
        .With($"Jet{join}hits{join}x", Table.Lists(Table.Lists(Table.Numbers(1f, 2f, 3f), 1, 0, 2), 2, 0, 1)).With($"Jet{join}hits{join}y", Table.Lists(Table.Lists(Table.Numbers(4f, 5f, 6f), 1, 0, 2), 2, 0, 1)));

    [Test]
    public void Members_are_in_records() => Check(Common().With("vertex", Points([1, 2, 3], [4, 5, 6])).With("Jet", Table.Lists(
        Table.Records(("pt", Pt()), ("name", Names()), ("flavour", Flavours()), ("axis", Points([7, 8, 9], [-7, -8, -9])), ("ids", Ids()), ("hits", Table.Lists(Points([1, 2, 3], [4, 5, 6]), 1, 0, 2))),
        2, 0, 1)));

    [Test]
    public void Members_of_a_collection_need_not_share_a_counter_but_their_lengths()
    {
        var table = new Table(2).With("Muon_pt", Table.Lists(Table.Numbers(1f, 2f, 3f), 1, 2)).With("Muon_eta", Table.Lists(Table.Numbers(1f, 2f, 3f), 2, 1))
            .With("Muon_phi", Table.Lists(Table.Numbers(1f, 2f, 3f), 1, 2)).With("Muon_charge", Table.Lists(Table.Numbers(1, 2, 3), 1, 2)).With("Muon_mass", Table.Lists(Table.Numbers(0f, 0f, 0f), 1, 2));
        var read = 0f;
        var error = Assert.Throws<HepAnalysis.Columns.Schemas.SchemaException>(() =>
        {
            foreach (var e in table.Read<MuonsOnly>())
            {
                read = e.Muons[0].Pt;
                _ = e.Muons[0].Eta;
            }
        })!;
        Assert.That(read, Is.EqualTo(1f));
        Assert.That(error.Message, Does.Contain("Muon_pt and Muon_eta").And.Contain("1 and 2 values in entry 0").And.Contain("table.root:Events"));
    }

    [Test]
    public void Objects_that_are_picked_stay_while_others_are_picked()
    {
        var table = Common().With("vertex", Points([1, 2, 3], [4, 5, 6])).With("Jet", Table.Lists(
            Table.Records(("pt", Pt()), ("name", Names()), ("flavour", Flavours()), ("axis", Points([7, 8, 9], [-7, -8, -9])), ("ids", Ids()), ("hits", Table.Lists(Points([1, 2, 3], [4, 5, 6]), 1, 0, 2))), 2, 0, 1));
        foreach (var e in table.Read<ShapedEvent>())
        {
            if (e.Jets.Count == 2)
            {
                var first = e.Jets[0].Hits.Where(static hit => hit.X > 0);
                var second = e.Jets[1].Hits.Where(static hit => hit.X > 0);
                var soft = e.Jets.Where(static jet => jet.Pt < 15);
                var hard = e.Jets.Where(static jet => jet.Pt > 15);
                Assert.That((first.Count, second.Count, soft[0].Name, hard[0].Name), Is.EqualTo((1, 0, "a", "bé")));
                Assert.That(first[0], Is.EqualTo(new Point(1, 4)));
            }
        }
    }

    private static Table Common() => new Table(3).With("title", Table.Texts("one", "", "drü"))
        .With("remark", new OptionColumn(Table.Numbers(true, false, true), Table.Texts("yes", "no")))
        .With("best", new OptionColumn(Table.Numbers(false, true, true), Table.Numbers(2.5f, 3.5f)))
        .With("Weights", Table.Lists(Table.Numbers(1f, 2f, 3f), 0, 1, 2))
        .With("matrix", new FixedArrayColumn(new FixedArrayColumn(Table.Numbers(Enumerable.Range(0, 12).Select(i => (float)i).ToArray()), 2), 2));

    private static NumberColumn Pt() => Table.Numbers(10f, 20f, 30f);

    private static TextColumn Names() => Table.Texts("a", "bé", "");

    private static OptionColumn Flavours() => new(Table.Numbers(true, false, true), Table.Numbers(5, 4));

    private static FixedArrayColumn Ids() => new(Table.Numbers<short>(1, 2, 3, 4, 5, 6), 2);

    private static RecordColumn Points(float[] x, float[] y) => Table.Records(("x", Table.Numbers<float>(x)), ("y", Table.Numbers<float>(y)));

    private static void Check(Table table)
    {
        var lines = new List<string>();
        foreach (var e in table.Read<ShapedEvent>())
        {
            var line = new StringBuilder($"{e.Title} {Encoding.UTF8.GetString(e.Bytes)} {e.Remark ?? "-"} {e.Best?.ToString() ?? "-"} [{string.Join(' ', e.Weights.ToArray())}] [{string.Join(' ', e.Matrix.ToArray())}] "
                + $"{e.Vertex.X} {e.Vertex.Y} {e.Absent.Length} {e.AbsentText ?? "-"}");
            foreach (var jet in e.Jets)
            {
                line.Append($" | {jet.Pt} {jet.Name} {jet.Flavour?.ToString() ?? "-"} {jet.Axis.X} {jet.Axis.Y} [{string.Join(' ', jet.Ids.ToArray())}]");
                foreach (var hit in jet.Hits)
                {
                    line.Append($" ({hit.X} {hit.Y})");
                }
            }

            lines.Add(line.ToString());
        }

        Assert.That(lines, Is.EqualTo(new[]
        {
            "one one yes - [] [0 1 2 3] 1 4 0 - | 10 a 5 7 -7 [1 2] (1 4) | 20 bé - 8 -8 [3 4]",
            "  - 2.5 [1] [4 5 6 7] 2 5 0 -",
            "drü drü no 3.5 [2 3] [8 9 10 11] 3 6 0 - | 30  4 9 -9 [5 6] (2 5) (3 6)",
        }));
    }
}
