using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Running;

/// <summary>Makes the sets of rows of one worker: children, parts and what lies above.</summary>
internal sealed class RowSets(Evaluation evaluation)
{
    private readonly List<Rows> all = [];
    private readonly Stack<Rows> free = [];

    /// <summary>The objects of a view in <paramref name="rows"/>, which live in the view's home or deeper.</summary>
    public Rows Children(View view, Rows rows)
    {
        if (rows.FindChildren(view) is { } known)
        {
            return known;
        }

        Rows children;
        if (rows.Superset?.FindChildren(view) is { } superset)
        {
            children = SomeOf(superset, rows);
        }
        else if (rows.Scope != view.Home)
        {
            var (above, map) = Above(rows, view.Home);
            children = Repeat(Children(view, above), map, rows);
        }
        else
        {
            children = view switch
            {
                View.Whole whole => All(whole, rows),
                View.Mask mask => Passing(mask, rows),
                _ => throw new InvalidOperationException(view.GetType().Name),
            };
        }

        children.Scope = evaluation.ScopeOf(rows.Scope, view);
        children.Parent = rows;
        rows.Children.Add((view, children));
        return children;
    }

    /// <summary>Those rows of the scope above that have rows here, and for each row here which of them it is (null: the same number).</summary>
    public (Rows Rows, Lane? Map) Above(Rows rows, Scope scope)
    {
        foreach (var known in rows.Above)
        {
            if (known.Scope == scope)
            {
                return (known.Rows, known.Map);
            }
        }

        var (parent, map) = Touched(rows);
        if (parent.Scope != scope)
        {
            var (above, next) = Above(parent, scope);
            map = Compose(map, next);
            parent = above;
        }

        rows.Above.Add((scope, parent, map));
        return (parent, map);
    }

    /// <summary>The rows whose numbers are given, ascending (int32); takes over the lane.</summary>
    public Rows Part(Rows rows, Lane chosen)
    {
        var part = Rent();
        part.Scope = rows.Scope;
        part.Count = chosen.Count;
        part.Parent = rows.Parent;
        part.Superset = rows;
        part.SupersetRows = chosen;
        part.Items = Gather(rows.Items, chosen);
        part.IsConsecutive = rows.IsConsecutive && Consecutive(chosen.Values<int>());
        part.ParentRows = rows.ParentRows is null ? null : Gather(rows.ParentRows, chosen);
        return part;
    }

    /// <summary>Events of the block.</summary>
    public Rows Events(Scope scope, ReadOnlySpan<int> indices)
    {
        var rows = Rent();
        rows.Scope = scope;
        rows.Count = indices.Length;
        rows.Items = evaluation.Pool.Rent();
        indices.CopyTo(rows.Items.Resize<int>(indices.Length));
        rows.IsConsecutive = Consecutive(indices);
        return rows;
    }

    /// <summary>Index into the block of the event in which a row lies.</summary>
    public static int EventOf(Rows rows, int row)
    {
        while (rows.Parent is { } parent)
        {
            row = rows.ParentRows!.Values<int>()[row];
            rows = parent;
        }

        return rows.ItemValues[row];
    }

    /// <summary>Forgets every set; their lanes go back with the pool's reset.</summary>
    public void Reset()
    {
        free.Clear();
        foreach (var rows in all)
        {
            rows.Kept.Clear();
            rows.Children.Clear();
            rows.Above.Clear();
            rows.Parent = rows.Superset = null;
            rows.ParentRows = rows.SupersetRows = rows.Offsets = null;
            rows.IsConsecutive = false;
            free.Push(rows);
        }
    }

    private Rows All(View.Whole view, Rows events)
    {
        var children = Rent();
        var starts = children.Offsets = evaluation.Pool.Rent();
        var offsets = starts.Resize<int>(events.Count + 1);
        var source = events.Count == 0 ? default : evaluation.ListOffsets(view.Offsets);
        var length = view.Offsets.FixedLength;
        var items = events.ItemValues;
        var total = 0;
        for (var i = 0; i < items.Length; i++)
        {
            offsets[i] = total;
            total += length >= 0 ? length : source[items[i] + 1] - source[items[i]];
        }

        offsets[^1] = total;
        Fill(children, total);
        var places = children.Items.Values<int>();
        var above = children.ParentRows!.Values<int>();
        var at = 0;
        for (var i = 0; i < items.Length; i++)
        {
            var first = length >= 0 ? items[i] * length : source[items[i]];
            for (var end = offsets[i + 1]; at < end; at++)
            {
                places[at] = first++;
                above[at] = i;
            }
        }

        children.IsConsecutive = events.IsConsecutive;
        return children;
    }

    private Rows Passing(View.Mask view, Rows rows)
    {
        var inner = Children(view.Inner, rows);
        var condition = evaluation.Evaluate(view.Condition, inner);
        var chosen = evaluation.Pool.Rent();
        evaluation.Choose(condition, true, chosen);
        evaluation.Pool.Return(condition);
        return SomeOf(inner, rows, chosen, inner.ParentRows!);
    }

    // Of the children of a superset of rows, those in rows.
    private Rows SomeOf(Rows superset, Rows rows)
    {
        var which = rows.SupersetRows!.Values<int>();
        var starts = superset.Offsets!.Values<int>();
        var total = 0;
        foreach (var row in which)
        {
            total += starts[row + 1] - starts[row];
        }

        var chosen = evaluation.Pool.Rent();
        var target = chosen.Resize<int>(total);
        var parents = evaluation.Pool.Rent();
        var above = parents.Resize<int>(superset.Count);
        var at = 0;
        for (var i = 0; i < which.Length; i++)
        {
            for (var row = starts[which[i]]; row < starts[which[i] + 1]; row++)
            {
                target[at++] = row;
                above[row] = i;
            }
        }

        var children = SomeOf(superset, rows, chosen, parents);
        evaluation.Pool.Return(parents);
        return children;
    }

    private Rows SomeOf(Rows superset, Rows rows, Lane chosen, Lane parents)
    {
        var children = Part(superset, chosen);
        children.Superset = superset;
        children.ParentRows = Gather(parents, chosen);
        children.Offsets = evaluation.Pool.Rent();
        Count(children.ParentRows.Values<int>(), children.Offsets.Resize<int>(rows.Count + 1));
        return children;
    }

    private Rows Repeat(Rows source, Lane? map, Rows rows)
    {
        var children = Rent();
        var starts = source.Offsets!.Values<int>();
        children.Offsets = evaluation.Pool.Rent();
        var offsets = children.Offsets.Resize<int>(rows.Count + 1);
        var which = map is null ? default : map.Values<int>();
        var total = 0L;
        for (var i = 0; i < rows.Count; i++)
        {
            offsets[i] = (int)total;
            var row = map is null ? i : which[i];
            total += starts[row + 1] - starts[row];
            if (total > Evaluation.MostRows)
            {
                throw evaluation.TooMany(source, row);
            }
        }

        offsets[^1] = (int)total;
        Fill(children, (int)total);
        var places = children.Items.Values<int>();
        var above = children.ParentRows!.Values<int>();
        var items = source.ItemValues;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = map is null ? i : which[i];
            items[starts[row]..starts[row + 1]].CopyTo(places[offsets[i]..]);
            above[offsets[i]..offsets[i + 1]].Fill(i);
        }

        return children;
    }

    private (Rows Rows, Lane? Map) Touched(Rows rows)
    {
        var parent = rows.Parent!;
        var parents = rows.ParentRows!.Values<int>();
        var map = evaluation.Pool.Rent();
        var numbers = map.Resize<int>(rows.Count);
        var touched = evaluation.Pool.Rent();
        var chosen = touched.Resize<int>(Math.Min(rows.Count, parent.Count));
        var (count, last) = (0, -1);
        for (var i = 0; i < parents.Length; i++)
        {
            if (parents[i] != last)
            {
                last = parents[i];
                chosen[count++] = last;
            }

            numbers[i] = count - 1;
        }

        if (count == parent.Count)
        {
            evaluation.Pool.Return(touched);
            return (parent, map);
        }

        touched.Resize<int>(count);
        return (Part(parent, touched), map);
    }

    private Lane? Compose(Lane? first, Lane? second) => first is null ? second : second is null ? first : Gather(second, first);

    private Lane Gather(Lane source, Lane rows)
    {
        var lane = evaluation.Pool.Rent();
        var from = source.Values<int>();
        var which = rows.Values<int>();
        var to = lane.Resize<int>(which.Length);
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = from[which[i]];
        }

        return lane;
    }

    private void Fill(Rows rows, int count)
    {
        rows.Count = count;
        rows.Items = evaluation.Pool.Rent();
        rows.Items.Resize<int>(count);
        rows.ParentRows = evaluation.Pool.Rent();
        rows.ParentRows.Resize<int>(count);
    }

    private static void Count(ReadOnlySpan<int> parents, Span<int> offsets)
    {
        offsets.Clear();
        foreach (var parent in parents)
        {
            offsets[parent + 1]++;
        }

        for (var i = 1; i < offsets.Length; i++)
        {
            offsets[i] += offsets[i - 1];
        }
    }

    private static bool Consecutive(ReadOnlySpan<int> values) => values.Length == 0 || values[^1] - values[0] == values.Length - 1;

    private Rows Rent()
    {
        if (!free.TryPop(out var rows))
        {
            rows = new Rows();
            all.Add(rows);
        }

        return rows;
    }
}
