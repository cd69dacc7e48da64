namespace Studio.Inference.Prompting;

/// <summary>
/// On a later turn what is new since the prompt before is marked. On the first a word of the prompt is the model's own when nothing in the wish means it: English wishes are
/// compared by words too, other languages by the concepts of the tables; where those do not understand the wish, nothing is marked.
/// </summary>
internal sealed class PromptTinter(WishReader reader)
{
    public PromptTint Tint(TintRequest request)
    {
        var written = request.Upsampled ?? request.Prompt;
        var (kinds, basis) = Origins(written, request);
        var segments = new List<TintSegment>();
        var at = 0;
        foreach (var part in PromptDiff.Between(written, request.Prompt))
        {
            if (part.Kind == DiffKind.Added)
            {
                segments.Add(new TintSegment(part.Text, TintKind.Edited));
                continue;
            }

            foreach (var run in Runs(part.Text, kinds.AsSpan(at, part.Text.Length)))
            {
                segments.Add(part.Kind == DiffKind.Removed ? run with { Kind = TintKind.Struck } : run);
            }

            at += part.Text.Length;
        }

        return new PromptTint(Joined(segments), basis);
    }

    private (TintKind[] Kinds, TintBasis Basis) Origins(string written, TintRequest request)
    {
        var kinds = new TintKind[written.Length];
        var wish = reader.Read(request.Wish);
        var basis = TintBasis.Translated;
        // What stood there before is the person's own by now, whoever wrote it first.
        if (request.PreviousPrompt is { Length: > 0 } previous)
        {
            FillNew(previous, written, kinds);
            basis = TintBasis.PreviousPrompt;
        }
        else if (wish.IsEnglish || wish.IsUnderstood)
        {
            var source = new WishWords([wish, .. request.EarlierWishes.Select(earlier => reader.Read(earlier))]);
            AddedMarks.Fill(written, reader.ReadPrompt(written), source, kinds);
            basis = TintBasis.Wish;
        }

        foreach (var phrase in request.Locked)
        {
            var kind = request.Inserted.Contains(phrase) ? TintKind.Inserted : TintKind.Locked;
            foreach (var (start, length) in LockedPhrases.Occurrences(written, phrase.InPrompt))
            {
                kinds.AsSpan(start, length).Fill(kind);
            }
        }

        return (kinds, basis);
    }

    private static void FillNew(string previous, string written, TintKind[] kinds)
    {
        var at = 0;
        foreach (var part in PromptDiff.Between(previous, written).Where(part => part.Kind != DiffKind.Removed))
        {
            kinds.AsSpan(at, part.Text.Length).Fill(part.Kind == DiffKind.Added ? TintKind.Added : TintKind.Plain);
            at += part.Text.Length;
        }
    }

    private static List<TintSegment> Runs(string text, ReadOnlySpan<TintKind> kinds)
    {
        var runs = new List<TintSegment>();
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i == text.Length || kinds[i] != kinds[start])
            {
                runs.Add(new TintSegment(text[start..i], kinds[start]));
                start = i;
            }
        }

        return runs;
    }

    private static List<TintSegment> Joined(List<TintSegment> segments)
    {
        var joined = new List<TintSegment>();
        foreach (var segment in segments.Where(segment => segment.Text.Length > 0))
        {
            if (joined.Count > 0 && joined[^1].Kind == segment.Kind)
            {
                joined[^1] = joined[^1] with { Text = joined[^1].Text + segment.Text };
            }
            else
            {
                joined.Add(segment);
            }
        }

        return joined;
    }
}
