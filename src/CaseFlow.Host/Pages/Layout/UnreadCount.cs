namespace CaseFlow.Host.Pages.Layout;

/// <summary>Lets a page that read notices tell the bell to count again.</summary>
public sealed class UnreadCount
{
    public event Action? Renewed;

    public void Renew() => Renewed?.Invoke();
}
