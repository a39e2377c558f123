using CaseFlow.Domain.Kernel;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CaseFlow.Host.Pages.Layout;

/// <summary>The built-in texts of the component kit, from <c>KitTexts</c>; the kit brings English only.</summary>
internal sealed class KitLocalizer : MudLocalizer
{
    public override LocalizedString this[string key] =>
        TextCatalog.Find(key) is { } text ? new LocalizedString(key, text) : new LocalizedString(key, key, resourceNotFound: true);

    public override LocalizedString this[string key, params object[] arguments] =>
        TextCatalog.Find(key) is { } text
            ? new LocalizedString(key, arguments.Length == 0 ? text : string.Format(System.Globalization.CultureInfo.CurrentCulture, text, arguments))
            : new LocalizedString(key, key, resourceNotFound: true);
}
