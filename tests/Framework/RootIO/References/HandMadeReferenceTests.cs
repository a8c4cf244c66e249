using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.References;

namespace HepAnalysis.Framework.Tests.RootIO.References;

/// <summary>References among objects that stand here member by member.</summary>
public sealed class HandMadeReferenceTests
{
    private const uint IsReferenced = 1 << 4;

    [Test]
    public void An_object_is_found_however_deep_by_its_number_and_process()
    {
        var inner = Referenced(7, 0, "inner");
        var other = Referenced(7, 1, "other process");
        var holder = Of("Holder", ("fList", new object?[] { null, new KeyValuePair<object?, object?>[] { new("key", inner) } }), ("fOther", other));
        var references = RootReferences.Among(holder);
        Assert.That(references.Count, Is.EqualTo(2));
        Assert.That(references.Resolve(Of("TRef", ("fUniqueID", 7u), ("fPID", (ushort)0))).Object, Is.SameAs(inner));
        Assert.That(references.Resolve(Of("TRef", ("fUniqueID", 0x0200_0007u), ("fPID", (ushort)1))).Object, Is.SameAs(other));
        var missing = references.Resolve(new ObjectReference(8, 0));
        Assert.That((missing.Object, missing.IsNull), Is.EqualTo(((RootObject?)null, false)));
        Assert.That(missing.Reason, Does.Contain("object 8 of process 0 is not among the 2"));
    }

    [Test]
    public void A_null_reference_leads_nowhere_without_a_reason()
    {
        var resolved = RootReferences.Among().Resolve(Of("TRef", ("fUniqueID", 0u), ("fPID", (ushort)0)));
        Assert.That((resolved.IsNull, resolved.Object, resolved.Reason), Is.EqualTo((true, (RootObject?)null, (string?)null)));
    }

    // A track may well have a member fPID that is no process: the particle's type.
    [Test]
    public void A_member_that_is_named_as_the_process_does_not_hide_it()
    {
        var track = Referenced(3, 2, "track");
        track.Set("fPID", (ushort)11);
        Assert.That(RootReferences.Among(track).Resolve(new ObjectReference(3, 2)).Object, Is.SameAs(track));
    }

    [Test]
    public void Objects_that_hold_each_other_end()
    {
        var (a, b) = (Referenced(1, 0, "a"), Referenced(2, 0, "b"));
        a.Set("fNext", b);
        b.Set("fNext", a);
        Assert.That(RootReferences.Among(a).Count, Is.EqualTo(2));
    }

    [Test]
    public void Items_of_an_array_are_resolved_in_their_order_and_other_classes_refused()
    {
        var array = Of("TRefArray", ("fPID", (ushort)0), ("fUIDs", new uint[] { 2, 0, 1 }));
        var references = RootReferences.Among(Referenced(1, 0, "one"), Referenced(2, 0, "two"));
        Assert.That(references.ResolveAll(array).Select(found => found.Object?.Get<string>("fName")), Is.EqualTo(new[] { "two", null, "one" }));
        Assert.That(() => references.Resolve(array), Throws.ArgumentException.With.Message.Contains("a TRefArray is not one reference"));
        Assert.That(() => references.Resolve(Of("TNamed")), Throws.ArgumentException.With.Message.Contains("a TNamed is neither"));
    }

    [Test]
    public void A_reference_by_UUID_says_so()
    {
        var resolved = RootReferences.Among().Resolve(Of("TRef", ("fUniqueID", 5u), ("fUUID", "01-02")));
        Assert.That(resolved.Reason, Does.Contain("UUID"));
        Assert.That(resolved.Reference.ToString(), Is.EqualTo("the object with UUID 01-02"));
    }

    private static RootObject Referenced(uint id, ushort process, string name) => Of("TNamed", ("fUniqueID", id), ("fBits", IsReferenced), ("fPID", process), ("fName", name));

    private static RootObject Of(string className, params (string Name, object? Value)[] members)
    {
        var value = new RootObject(className, new MemberNames());
        foreach (var (name, member) in members)
        {
            value.Set(name, member);
        }

        return value;
    }
}
