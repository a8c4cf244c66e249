using HepAnalysis.Columns.Views;
using HepAnalysis.Storage;

namespace HepAnalysis.Columns.Binding;

/// <summary>
/// Binds what is declared of events and objects to columns, before event 1: a name that does not exist or a type that does not fit
/// is said here. Modules and scripts have their own words and their own sources of names for it.
/// </summary>
public abstract class ObjectBinder
{
    private static readonly IReadOnlyList<string>[] Cartesian = [["px", "Px"], ["py", "Py"], ["pz", "Pz"], ["energy", "Energy", "E", "e"]];
    private static readonly IReadOnlyList<string>[] Polar = [["pt", "Pt", "PT"], ["eta", "Eta"], ["phi", "Phi"], ["mass", "Mass", "m"]];
    private readonly ColumnSlots slots;
    private readonly Block block;

    /// <param name="slots">Where columns are asked for.</param>
    /// <param name="block">Where they will be.</param>
    protected ObjectBinder(ColumnSlots slots, Block block)
    {
        this.slots = slots;
        this.block = block;
    }

    /// <summary>Every name under which a column would be looked for.</summary>
    /// <param name="columns">The declared members.</param>
    public static IReadOnlyCollection<string> NamesOf(ObjectColumns columns) =>
        Leaves(columns, null).SelectMany(path => path.Steps).SelectMany(path => path.Columns).ToHashSet(StringComparer.Ordinal);

    /// <summary>Binds the members of an event, or of an object that each event has once.</summary>
    /// <param name="columns">The declared members.</param>
    /// <param name="path">The object; null for the event.</param>
    /// <exception cref="HepException">There is no such member, or of another type.</exception>
    protected void Bind(ObjectColumns columns, MemberPath? path) => BindMembers(columns, path, null);

    /// <summary>Binds the members of a collection.</summary>
    /// <param name="columns">The declared members.</param>
    /// <param name="path">The collection.</param>
    /// <param name="offsets">Told where the objects of an event are.</param>
    /// <param name="mayBeMissing">True where it is then empty.</param>
    /// <exception cref="HepException">There is no such member, or of another type.</exception>
    protected void BindCollection(ObjectColumns columns, MemberPath path, ItemOffsets offsets, bool mayBeMissing = false) =>
        BindCollection(columns, path, offsets, null, mayBeMissing);

    /// <summary>Where a member is; null for nowhere.</summary>
    protected abstract FoundColumn? Find(MemberPath path);

    /// <summary>What counts the objects of a collection none of whose members is a column; null for nothing.</summary>
    protected virtual FoundColumn? FindCounted(MemberPath collection) => null;

    /// <summary>Gives values to a member that is no column.</summary>
    /// <exception cref="HepException">It has none.</exception>
    protected abstract void BindMissing(MemberPath path, IColumnValues values);

    /// <summary>The error of a collection of which there is nothing.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="first">Its first member; null where none is declared.</param>
    protected abstract HepException MissingCollection(MemberPath collection, MemberPath? first);

    /// <summary>The error of a four-vector that lacks components.</summary>
    protected abstract HepException NoVector(MemberPath? path);

    /// <summary>The error of a column that is not what is declared.</summary>
    /// <param name="path">The member.</param>
    /// <param name="found">The column.</param>
    /// <param name="item">Type of what it has for each object; null where it has nothing for each.</param>
    /// <param name="declared">What is declared, in the words of <see cref="ColumnType"/>.</param>
    protected abstract HepException Misfit(MemberPath path, FoundColumn found, ColumnType? item, string declared);

    private static MemberPath PathOf(MemberPath? above, ObjectMember member) => new(above, member.Otherwise is null ? [member.Name] : [member.Name, member.Otherwise]);

    private static IEnumerable<MemberPath> Leaves(ObjectColumns columns, MemberPath? path) =>
        columns.Members.SelectMany(member => member.Objects is { } objects ? Leaves(objects, PathOf(path, member)) : [PathOf(path, member)])
            .Concat(columns.Vectors.SelectMany(_ => Cartesian.Concat(Polar).Select(names => new MemberPath(path, names))));

    private void BindMembers(ObjectColumns columns, MemberPath? path, ItemLevel? level)
    {
        foreach (var member in columns.Members)
        {
            var its = PathOf(path, member);
            if (member.Offsets is { } offsets)
            {
                BindCollection(member.Objects!, its, offsets, level, member.MayBeMissing);
            }
            else if (member.Objects is { } objects)
            {
                BindMembers(objects, its, level);
            }
            else
            {
                BindValues(member.Values!, its, level, member.MayBeMissing);
            }
        }

        foreach (var vector in columns.Vectors)
        {
            BindVector(vector, path, level);
        }
    }

    private void BindCollection(ObjectColumns columns, MemberPath path, ItemOffsets offsets, ItemLevel? above, bool mayBeMissing)
    {
        var counted = Leaves(columns, path).Select(Find).FirstOrDefault(found => found is not null) ?? FindCounted(path);
        if (counted is null)
        {
            if (!mayBeMissing)
            {
                throw MissingCollection(path, Leaves(columns, path).FirstOrDefault());
            }

            offsets.BindEmpty();
            return;
        }

        var level = new ItemLevel(above, offsets, counted, block);
        var walk = ColumnWalk.To(counted, level) ?? throw Misfit(path, counted, null, "a collection");
        var slot = slots.AddSideBySide(counted.Columns);
        offsets.Bind(() => walk.FollowToList(block[slot], level));
        BindMembers(columns, path, level);
    }

    private void BindVector(FourVectorValues vector, MemberPath? path, ItemLevel? level)
    {
        var isCartesian = Array.TrueForAll(Cartesian, names => Find(new MemberPath(path, names)) is not null);
        if (!isCartesian && !Array.TrueForAll(Polar, names => Find(new MemberPath(path, names)) is not null))
        {
            throw NoVector(path);
        }

        vector.Bind(isCartesian, (i, values) => BindValues(values, new MemberPath(path, (isCartesian ? Cartesian : Polar)[i]), level, mayBeMissing: false));
    }

    private void BindValues(IColumnValues values, MemberPath path, ItemLevel? level, bool mayBeMissing)
    {
        if (Find(path) is { } found)
        {
            var walk = ColumnWalk.To(found, level);
            if (walk is null || !values.Fits(walk.Item))
            {
                throw Misfit(path, found, walk?.Item, values.Declared);
            }

            var slot = slots.AddSideBySide(found.Columns);
            values.Bind(() => walk.Follow(block[slot]));
        }
        else if (mayBeMissing)
        {
            values.Bind(null);
        }
        else
        {
            BindMissing(path, values);
        }
    }
}
