using System.Globalization;
using CaseFlow.Host.Pages.Kit;

namespace CaseFlow.Host.Pages.KeyObjects;

/// <summary>Days in the address of a list.</summary>
internal static class Days
{
    private const string Form = "yyyy-MM-dd";

    public static DateOnly? Of(ListState list, string key) =>
        DateOnly.TryParseExact(list[key], Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string? Text(DateOnly? day) => day?.ToString(Form, CultureInfo.InvariantCulture);
}
