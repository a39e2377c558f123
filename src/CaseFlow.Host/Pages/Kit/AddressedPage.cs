using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace CaseFlow.Host.Pages.Kit;

/// <summary>A page whose content hangs on its query: read at the start and whenever the query changes.</summary>
public abstract class AddressedPage : ComponentBase, IDisposable
{
    private string _path = "";

    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    protected Uri Here => new(Navigation.Uri);

    public void Dispose()
    {
        Navigation.LocationChanged -= Moved;
        GC.SuppressFinalize(this);
    }

    protected abstract Task ReadAsync();

    protected override Task OnInitializedAsync()
    {
        _path = Here.AbsolutePath;
        Navigation.LocationChanged += Moved;
        return ReadAsync();
    }

    private void Moved(object? sender, LocationChangedEventArgs e)
    {
        if (new Uri(e.Location).AbsolutePath == _path)
        {
            _ = InvokeAsync(async () =>
            {
                await ReadAsync();
                StateHasChanged();
            });
        }
    }
}
