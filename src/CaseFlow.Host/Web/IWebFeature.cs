namespace CaseFlow.Host.Web;

/// <summary>
/// What the web server needs beyond the product itself; found by scan and put together by <see cref="Order"/>: security 100,
/// API 200, pages 300.
/// </summary>
public interface IWebFeature
{
    int Order { get; }

    void Add(WebApplicationBuilder builder);

    /// <summary>Adds middleware and maps what is not an <see cref="Api.IEndpoints"/>.</summary>
    void Use(WebApplication app);
}
