namespace Studio.Web.Gallery;

/// <summary>The pictures one page shows: grown slice by slice at the end, and one by one as they change.</summary>
public sealed class GalleryView(GalleryQueries queries, GalleryFilter filter, WorkspaceDays days)
{
    /// <summary>Fills the largest screen and a half at the smallest tiles.</summary>
    public const int SliceSize = 60;

    /// <summary>How far back a return to the page goes at once; further down is loaded by scrolling.</summary>
    public const int MostAtOnce = 600;

    private readonly List<GalleryPicture> _pictures = [];
    private readonly Dictionary<DateOnly, int> _counts = [];

    public GalleryFilter Filter => filter;

    public int Total { get; private set; }

    public bool HasMore { get; private set; }

    public int Loaded => _pictures.Count;

    /// <summary>Arrived while the person was further down; shown when asked for.</summary>
    public int Held { get; private set; }

    public IReadOnlyList<Guid> Order => [.. _pictures.Select(picture => picture.Id)];

    public IReadOnlyList<GalleryDay> Days => GalleryDay.Split(_pictures, days);

    public GalleryPicture? Find(Guid id) => _pictures.Find(picture => picture.Id == id);

    public int CountOf(DateOnly day) => _counts.GetValueOrDefault(day);

    public async Task LoadAsync(int count, CancellationToken cancellationToken)
    {
        var slice = await queries.SliceAsync(filter, after: null, Math.Clamp(count, SliceSize, MostAtOnce), days, cancellationToken);
        // A search that finds nothing reads every row; once is enough.
        Total = slice.HasMore ? await queries.CountAsync(filter, cancellationToken) : slice.Pictures.Count;
        _pictures.Clear();
        _counts.Clear();
        Held = 0;
        Append(slice);
    }

    public async Task MoreAsync(CancellationToken cancellationToken)
    {
        if (HasMore)
        {
            Append(await queries.SliceAsync(filter, _pictures[^1].Cursor, SliceSize, days, cancellationToken));
        }
    }

    /// <summary>A picture came, changed or came back. New ones above what is read are held, so that nothing moves under the eye.</summary>
    public async Task RefreshAsync(Guid id, bool holdNew, CancellationToken cancellationToken)
    {
        var picture = await queries.FindAsync(filter, id, cancellationToken);
        if (picture is null)
        {
            Remove(id);
            return;
        }

        var index = _pictures.FindIndex(known => known.Id == id);
        if (index >= 0)
        {
            _pictures[index] = picture;
        }
        else if (holdNew)
        {
            Held++;
        }
        else
        {
            Insert(picture);
        }
    }

    public void Remove(Guid id)
    {
        if (Find(id) is { } picture)
        {
            _pictures.Remove(picture);
            Count(picture, -1);
        }
    }

    private void Insert(GalleryPicture picture)
    {
        var place = _pictures.FindIndex(known => (known.CreatedAt, known.Id).CompareTo((picture.CreatedAt, picture.Id)) < 0);
        if (place < 0 && HasMore)
        {
            return;
        }

        _pictures.Insert(place < 0 ? _pictures.Count : place, picture);
        Count(picture, 1);
    }

    private void Count(GalleryPicture picture, int change)
    {
        Total += change;
        _counts[days.Of(picture.CreatedAt)] = CountOf(days.Of(picture.CreatedAt)) + change;
    }

    private void Append(GallerySlice slice)
    {
        _pictures.AddRange(slice.Pictures);
        HasMore = slice.HasMore;
        foreach (var (day, count) in slice.DayCounts)
        {
            _counts[day] = count;
        }
    }
}
