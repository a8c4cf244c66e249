using System.Diagnostics;
using System.Runtime.InteropServices;
using HepAnalysis.RootIO.Files;
using HepAnalysis.Storage;

namespace HepAnalysis.RootIO.Trees;

/// <summary>
/// Reads the baskets of a worker in windows: when one is wanted that is not here, those that follow in the branches in use
/// are read with it, in the order of their entries, in one vectored read, as far as the budget goes. Branches in use are
/// those of this task and of the one before. How much is read ahead is the source's to say: a local file is fastest
/// basket by basket, since these stay in the processor's cache. Not thread-safe.
/// </summary>
internal sealed class BasketWindow(RootFile file, CostMeter cost) : IDisposable
{
    // A branch that is met for the first time does not take what others will want.
    private const int FirstShare = 8;

    private readonly int budget = file.ReadAhead;
    private readonly List<WindowedBaskets> active = [];
    private readonly List<(long Entry, WindowedBaskets Branch, int Number)> wanted = [];
    private readonly List<ByteRange> ranges = [];
    private readonly Stack<WindowSegment> spare = [];
    private long liveBytes;
    private long taskEnd;

    /// <summary>Turns to another task: what was read ahead for the one before is let go.</summary>
    public void BeginTask(long end)
    {
        taskEnd = end;
        foreach (var branch in active)
        {
            DropBefore(branch, int.MaxValue);
            branch.WasTouched = branch.IsTouched;
            branch.IsTouched = false;
        }

        active.RemoveAll(static branch => !branch.WasTouched);
    }

    /// <summary>The record of a basket, which lies within the file; valid until the branch's next is taken.</summary>
    public ReadOnlySpan<byte> Take(WindowedBaskets branch, int number)
    {
        if (budget == 0)
        {
            return ReadOne(branch, number);
        }

        if (!branch.IsTouched && !branch.WasTouched)
        {
            active.Add(branch);
        }

        branch.IsTouched = true;
        LetGo(branch);
        DropBefore(branch, number);
        if (branch.Ahead.Count == 0 || branch.Ahead[0].Number != number)
        {
            Fill(branch, number);
        }

        // What lies before it was let go: it is the first.
        var taken = branch.Ahead[0];
        branch.Ahead.RemoveAt(0);
        branch.Taken = taken;
        return taken.Segment.Buffer.Values<byte>(taken.Offset + taken.Bytes)[taken.Offset..];
    }

    public void Dispose()
    {
        BeginTask(0);
        foreach (var branch in active)
        {
            LetGo(branch);
        }

        while (spare.TryPop(out var segment))
        {
            segment.Buffer.Dispose();
        }
    }

    /// <summary>Says that the bytes of the taken basket are no longer needed: it was decompressed.</summary>
    public void LetGo(WindowedBaskets branch)
    {
        if (branch.Taken is { } taken && taken.Segment != branch.Own && taken.Bytes > 0)
        {
            Release(taken.Segment);

            // The number stays: it says how far the branch was read.
            branch.Taken = taken with { Bytes = 0 };
        }
    }

    private ReadOnlySpan<byte> ReadOne(WindowedBaskets branch, int number)
    {
        var basket = branch.Branch.Baskets[number];
        var started = Stopwatch.GetTimestamp();
        var record = branch.Own.Buffer.Reserve<byte>(basket.Bytes);
        var range = new ByteRange(basket.Seek, basket.Bytes);
        file.ReadBytes(new ReadOnlySpan<ByteRange>(in range), record);
        cost.Read(started, basket.Bytes);
        branch.Taken = new Resident(number, branch.Own, 0, basket.Bytes);
        return record;
    }

    private void Fill(WindowedBaskets branch, int number)
    {
        var first = branch.Branch.Baskets[number].FirstEntry;
        foreach (var other in active)
        {
            if (other != branch)
            {
                DropPassed(other, first);
            }
        }

        Choose(branch, number, first);
        var started = Stopwatch.GetTimestamp();
        var segment = spare.TryPop(out var used) ? used : new WindowSegment();
        ranges.Clear();
        var total = 0;
        foreach (var (_, of, next) in wanted)
        {
            var basket = of.Branch.Baskets[next];
            ranges.Add(new ByteRange(basket.Seek, basket.Bytes));
            total += basket.Bytes;
        }

        try
        {
            file.ReadBytes(CollectionsMarshal.AsSpan(ranges), segment.Buffer.Reserve<byte>(total));
        }
        catch
        {
            spare.Push(segment);
            throw;
        }

        cost.Read(started, total);
        segment.Bytes = total;
        segment.Users = wanted.Count;
        liveBytes += total;
        var offset = 0;
        foreach (var (_, of, next) in wanted)
        {
            var bytes = of.Branch.Baskets[next].Bytes;
            Insert(of.Ahead, new Resident(next, segment, offset, bytes));
            offset += bytes;
        }
    }

    // The basket that is asked for, and what follows in the branches in use, by rising entry and as far as the budget goes.
    private void Choose(WindowedBaskets branch, int number, long first)
    {
        wanted.Clear();
        var asked = branch.Branch.Baskets[number];
        var room = Math.Min(budget - liveBytes, branch.WasTouched ? budget : budget / FirstShare) - asked.Bytes;
        if (branch.WasTouched)
        {
            foreach (var other in active)
            {
                Follow(other, other == branch ? number + 1 : other.Next(first), room);
            }
        }
        else
        {
            Follow(branch, number + 1, room);
        }

        wanted.Sort(static (a, b) => a.Entry.CompareTo(b.Entry));
        var taken = 0;
        while (taken < wanted.Count && room >= Bytes(wanted[taken]))
        {
            room -= Bytes(wanted[taken]);
            taken++;
        }

        wanted.RemoveRange(taken, wanted.Count - taken);
        wanted.Add((first, branch, number));
        wanted.Sort(static (a, b) => a.Branch.Branch.Baskets[a.Number].Seek.CompareTo(b.Branch.Branch.Baskets[b.Number].Seek));
    }

    private void Follow(WindowedBaskets branch, int next, long room)
    {
        var baskets = branch.Branch.Baskets;
        for (; next < baskets.Count && baskets[next].FirstEntry < taskEnd; next++)
        {
            var basket = baskets[next];

            // What lies beyond the file's end or is here already is not read ahead; who asks for it is told.
            if (basket.Embedded >= 0 || basket.Bytes < RootKey.MinKeyBytes || basket.Seek < 0 || basket.Seek > file.Length - basket.Bytes
                || branch.Ahead.Exists(resident => resident.Number == next))
            {
                return;
            }

            room -= basket.Bytes;
            if (room < 0)
            {
                return;
            }

            wanted.Add((basket.FirstEntry, branch, next));
        }
    }

    private static int Bytes((long Entry, WindowedBaskets Branch, int Number) item) => item.Branch.Branch.Baskets[item.Number].Bytes;

    private static void Insert(List<Resident> ahead, Resident resident)
    {
        var at = ahead.Count;
        while (at > 0 && ahead[at - 1].Number > resident.Number)
        {
            at--;
        }

        ahead.Insert(at, resident);
    }

    private void DropBefore(WindowedBaskets branch, int number)
    {
        while (branch.Ahead.Count > 0 && branch.Ahead[0].Number < number)
        {
            Release(branch.Ahead[0].Segment);
            branch.Ahead.RemoveAt(0);
        }
    }

    private void DropPassed(WindowedBaskets branch, long entry)
    {
        while (branch.Ahead.Count > 0 && End(branch.Branch.Baskets[branch.Ahead[0].Number]) <= entry)
        {
            Release(branch.Ahead[0].Segment);
            branch.Ahead.RemoveAt(0);
        }

        static long End(BasketPlace basket) => basket.FirstEntry + basket.EntryCount;
    }

    private void Release(WindowSegment segment)
    {
        if (--segment.Users == 0)
        {
            liveBytes -= segment.Bytes;
            spare.Push(segment);
        }
    }
}
