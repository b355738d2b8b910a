const end = document.getElementById("end").dataset;
if (window.parent !== window) {
    for (const origin of end.origins.split(" ")) {
        window.parent.postMessage({ success: end.success === "true", redirect_url: end.address }, origin);
    }
}
