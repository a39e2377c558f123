using System.Globalization;
using System.Text.Json;
using CaseFlow.Domain.Kernel;

namespace CaseFlow.Domain.Deadlines;

/// <summary>Reads one holiday file and says everything that is wrong with it, each with the place in the file.</summary>
public sealed class HolidayNoticeReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    private readonly string _file;
    private readonly List<Refusal> _refusals = [];

    private HolidayNoticeReader(string file) => _file = file;

    public static Result<HolidayNotice> Read(HolidayFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var reader = new HolidayNoticeReader(file.Name);
        try
        {
            using var document = JsonDocument.Parse(file.Content, Strict);
            var notice = reader.ReadNotice(document.RootElement);
            return reader._refusals.Count == 0 ? notice! : Result<HolidayNotice>.Refused(reader._refusals);
        }
        catch (JsonException e)
        {
            return reader.Refusal("calendar.not-json", (e.LineNumber ?? 0) + 1, (e.BytePositionInLine ?? 0) + 1);
        }
    }

    private HolidayNotice? ReadNotice(JsonElement root)
    {
        if (!HasMembers(root, "$", required: ["year", "papers", "days"], optional: ["$schema", "$id"]))
        {
            return null;
        }

        if (!root.GetProperty("year").TryGetInt32Safe(out var year) || year < WorkCalendar.FirstDay.Year || year > WorkCalendar.LastDay.Year)
        {
            Refuse("calendar.bad-year", "$.year", root.GetProperty("year").GetRawText(), WorkCalendar.FirstDay.Year, WorkCalendar.LastDay.Year);
            return null;
        }

        var papers = Items(root, "papers").Select((p, i) => Text(p, $"$.papers[{i}]")).ToList();
        var days = Items(root, "days").Select((d, i) => ReadDay(d, $"$.days[{i}]", year)).OfType<HolidayDay>().ToList();
        foreach (var day in days.GroupBy(d => d.Day).Where(g => g.Count() > 1))
        {
            Refuse("calendar.duplicate-day", day.Key.ToString("O", CultureInfo.InvariantCulture), day.Count());
        }

        if (_refusals.Count == 0 && days.Count == 0)
        {
            Refuse("calendar.no-days", year);
        }

        return new HolidayNotice(year, papers, days);
    }

    private HolidayDay? ReadDay(JsonElement element, string path, int year)
    {
        if (!HasMembers(element, path, required: ["name", "date", "isOffDay"], optional: []))
        {
            return null;
        }

        var name = Text(element.GetProperty("name"), $"{path}.name");
        var text = Text(element.GetProperty("date"), $"{path}.date");
        var off = element.GetProperty("isOffDay");
        if (off.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Refuse("calendar.wrong-type", $"{path}.isOffDay", off.GetRawText(), "true/false");
            return null;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            Refuse("calendar.bad-date", $"{path}.date", text);
            return null;
        }

        if (day.Year != year && (day.Year, day.Month) != (year - 1, 12))
        {
            Refuse("calendar.wrong-year", $"{path}.date", text, year);
            return null;
        }

        return new HolidayDay(day, name, off.GetBoolean());
    }

    private bool HasMembers(JsonElement element, string path, string[] required, string[] optional)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Refuse("calendar.wrong-type", path, Shorten(element), "{…}");
            return false;
        }

        var names = element.EnumerateObject().Select(p => p.Name).ToList();
        foreach (var unknown in names.Except([.. required, .. optional]))
        {
            Refuse("calendar.unknown-member", $"{path}.{unknown}", string.Join(", ", required));
        }

        var missing = required.Except(names).ToList();
        missing.ForEach(m => Refuse("calendar.missing-member", path, m));
        return missing.Count == 0;
    }

    private JsonElement[] Items(JsonElement root, string member)
    {
        var array = root.GetProperty(member);
        if (array.ValueKind == JsonValueKind.Array)
        {
            return [.. array.EnumerateArray()];
        }

        Refuse("calendar.wrong-type", $"$.{member}", Shorten(array), "[…]");
        return [];
    }

    private string Text(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            return element.GetString()!;
        }

        Refuse("calendar.wrong-type", path, Shorten(element), "\"…\"");
        return "";
    }

    private static string Shorten(JsonElement element) => element.GetRawText() is { Length: > 40 } text ? $"{text[..40]}…" : element.GetRawText();

    private void Refuse(string code, params object?[] args) => _refusals.Add(Refusal(code, args));

    private Refusal Refusal(string code, params object?[] args) => new(code, "files", [_file, .. args]);
}

file static class JsonNumbers
{
    public static bool TryGetInt32Safe(this JsonElement element, out int value)
    {
        value = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out value);
    }
}
